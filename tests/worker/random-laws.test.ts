/** The laws over random schemas, a few of them; `tests/laws` has the many. */
import { randomLaws } from "../helpers/random-schema/law-suite.ts";

randomLaws({ scripts: 6, plans: 5 });
