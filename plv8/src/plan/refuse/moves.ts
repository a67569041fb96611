import type { Issue } from "../../types/issue.ts";
import type { PlanContext } from "../plan-context.ts";
import { roomForMoves } from "../room-for-moves.ts";
import { refusal } from "./refusal.ts";

/** Names change before anything leaves: one that is taken until the plan is completed can't be given. */
export function refuseMoves(context: PlanContext): readonly Issue[] {
  const { before, moves } = context.moves;
  return [...roomForMoves(before, moves).inTheWay].map((address) => {
    const name = address.replace(":", " ");
    return refusal(
      "rename-taken",
      address,
      `${name} leaves when the plan is completed, and its name is given to another before`,
      `Take ${name} away first, in a plan of its own, then rename.`,
    );
  });
}
