/** The laws over many random schemas. */
import { randomLaws } from "../helpers/random-schema/law-suite.ts";

randomLaws({ scripts: 60, plans: 60 });
