/** Plans between small pairs of SQL files: those that `make test` leaves out. */
import { describeCases } from "../helpers/diff-corpus/describe-cases.ts";
import { isFast } from "../helpers/diff-corpus/is-fast.ts";

describeCases((_each, index) => !isFast(index));
