/** Plans between small pairs of SQL files: a quarter of those that `make test` leaves out; in parts, so that they run beside each other. */
import { describeCases } from "../../helpers/diff-corpus/describe-cases.ts";
import { isFast } from "../../helpers/diff-corpus/is-fast.ts";

describeCases((_each, index) => !isFast(index) && index % 4 === 3);
