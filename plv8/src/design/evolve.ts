import { parseExpression } from "../model/expression/parse.ts";
import { printExpression } from "../model/expression/print.ts";
import { findFormer, formerNames, isCarriedOut } from "../model/former.ts";
import { columnsByName } from "../model/table-shape.ts";
import type { EvolveRule } from "../types/design.ts";
import type { DesignInput } from "./design-input.ts";
import { memberAddress } from "./names.ts";
import { compare } from "./objects.ts";

/** The model's `evolve` by column, as SQL: `forward` and `fill` over the last version's columns, `back` over this version's. */
export function evolveRules(input: DesignInput): readonly EvolveRule[] {
  const { model, things, settings, former } = input;
  const rules = Object.entries(model.evolve).flatMap(([key, entry]): readonly EvolveRule[] => {
    const [name = "", member = ""] = key.split(".");
    const thing = things.get(name);
    if (thing === undefined) return [];
    const columns = columnsByName(thing, model, things);
    const table = former === null ? null : findFormer(thing, former);
    if (table !== null && isCarriedOut(thing, member, entry, table)) return [];
    const before = table === null ? withoutItself(columns, member) : formerNames(table);
    return [
      {
        column: memberAddress("column", settings.schema, thing.table, columns.get(member) ?? member),
        forward: entry.forward === undefined ? null : reprint(entry.forward, before),
        back: entry.back === undefined ? null : reprint(entry.back, columns),
        fill: entry.fill === undefined ? null : reprint(entry.fill, before),
      },
    ];
  });
  return rules.sort((left, right) => compare(left.column, right.column));
}

/** Without a last version names are this one's; a value does not come from itself. */
function withoutItself(columns: ReadonlyMap<string, string>, member: string): ReadonlyMap<string, string> {
  return new Map([...columns].filter(([name]) => name !== member));
}

function reprint(text: string, columns: ReadonlyMap<string, string>): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`an expression passed the checks and does not parse: ${parsed.problem.message}`);
  return printExpression(parsed.tree, (name) => columns.get(name) ?? name);
}
