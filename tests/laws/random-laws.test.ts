/**
 * The laws over many random schemas; `SEED=7 RUNS=500` goes on.
 */
import { randomLaws } from "../helpers/random-schema/law-suite.ts";

randomLaws({ scripts: 60, plans: 30 });
