/** Plans between small pairs of SQL files, one for each kind of object and what can happen to it: every sixth of them, the rest in tests/e2e. */
import { describeCases } from "../helpers/diff-corpus/describe-cases.ts";
import { isFast } from "../helpers/diff-corpus/is-fast.ts";

describeCases((_each, index) => isFast(index));
