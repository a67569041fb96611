/** A model as a side: designed with neutral settings. */
import type { Design } from "../../plv8/src/types/design.ts";
import type { Compiler } from "../compiler.ts";
import { LOADER } from "../sql-input/read-desired.ts";
import { UnreadableSide } from "./read-sides.ts";

export function readModelSide(compiler: Compiler, path: string, document: string, major: number, schema: string): Design {
  const declared = compiler.result<{ readonly design: Design }>("declare", {
    document,
    settings: { schema, owner: LOADER, application_roles: [], major },
    former: null,
  });
  if (declared.ok) return declared.value.design;
  throw new UnreadableSide(
    `${path} is not sound`,
    declared.issues.map((issue) => ({ ...issue, path, message: issue.path === "" ? issue.message : `${issue.path}: ${issue.message}`, statement: null })),
    [{ name: path, text: document }],
  );
}
