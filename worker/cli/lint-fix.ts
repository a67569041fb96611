/** `data-architect lint FILES… --fix`: the plan from where a migration begins to where it ends. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { loadCompiler } from "../compiler.ts";
import { planRead } from "../compare/plan-sides.ts";
import { psqlScript } from "../compare/psql-script.ts";
import type { ReadSide } from "../compare/read-sides.ts";
import { parseSide } from "../compare/side.ts";
import type { Rehearsal } from "../lint/rehearse-migration.ts";
import { renamesMade } from "../lint/renames-made.ts";
import type { ReadScript } from "../sql-input/read-script.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import type { Output } from "./output.ts";

type Rewrite = {
  /** How the script calls the files. */ readonly name: string;
  readonly script: ReadScript;
  readonly rehearsal: Rehearsal;
  readonly major: number;
  readonly sizes: ReadSide["sizes"];
  /** What the migration is meant for, as given. */ readonly from: string;
  readonly schema: string;
};

export async function rewriteInPhases({ name, script, rehearsal, major, sizes, from, schema }: Rewrite, output: Output): Promise<number> {
  const apart = script.statements.map(({ node }) => unrewritten(node)).find((why) => why !== null);
  if (apart !== undefined) {
    output.note(`error: ${apart ?? ""}; nothing was rewritten`);
    return EXIT.refused;
  }
  const side = (catalog: Catalog, known: ReadSide["sizes"], path: string): ReadSide => ({
    side: parseSide(path),
    catalog,
    sizes: known,
    desired: null,
    sources: [],
    design: null,
    warnings: [],
  });
  const planned = planRead(
    side(rehearsal.before, sizes, from),
    side(rehearsal.after, null, "the end of the migration"),
    major,
    { compiler: await loadCompiler(), schema, schemas: [], renames: [], size: null, plain: false },
    renamesMade(script, schema),
  );
  output.result(psqlScript(`${name}, rewritten in phases`, planned.owner, planned.steps, planned.output.changes), {
    steps: planned.steps,
    changes: planned.output.changes,
  });
  const data = script.statements.filter((statement) =>
    ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "DoStmt", "CallStmt"].some((tag) => tag in statement.node),
  ).length;
  if (data > 0)
    output.note(
      `note: ${counted(data, "statement that changes rows is", "statements that change rows are")} not in it: put ${data === 1 ? "it" : "them"} between expand and contract, in batches`,
    );
  output.note(counted(planned.steps.length, "step"));
  return EXIT.ok;
}

/** Why a statement has no place in a plan; null where it has one. */
function unrewritten(node: unknown): string | null {
  const text = JSON.stringify(node);
  if (/^\{"(?:DropStmt|RenameStmt)":.*"(?:removeType|renameType)":"OBJECT_SCHEMA"/su.test(text))
    return "a schema as a whole is dropped or renamed: plan what is in it, object by object, and drop or rename the schema when it is empty or nobody uses it";
  if (/^\{"Grant(?:Role)?Stmt":/u.test(text) && /"ROLESPEC_(?:CURRENT_USER|CURRENT_ROLE|SESSION_USER)"/u.test(text))
    return "privileges are given to whoever runs the migration (current_user): name the role";
  return null;
}
