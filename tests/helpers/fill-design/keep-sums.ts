/** What rules of a model keep true between rows: sums of parts, and what parts repeat. */
import type pg from "pg";
import type { Declared } from "../../../plv8/src/ops/declare.ts";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import type { ConstraintObject } from "../../../plv8/src/types/catalog.ts";

type Ownership = { readonly part: string; readonly whole: string; readonly owner: readonly string[]; readonly keys: readonly string[] };

/** How the rows of a part point to their whole. */
function ownershipOf(part: string, whole: string, design: Declared["design"]): Ownership {
  const name = (table: string): string => `${quoteIdent(design.settings.schema)}.${quoteIdent(table)}`;
  const fkey = design.catalog.objects.find(
    (object): object is ConstraintObject =>
      object.kind === "constraint" &&
      object.type === "foreign" &&
      object.table === part &&
      object.references?.table === `table:${name(whole)}` &&
      object.definition.includes("CASCADE"),
  );
  if (fkey?.references == null) throw new Error(`${part} is no part of ${whole}`);
  return { part: name(part), whole: name(whole), owner: fkey.columns.map(quoteIdent), keys: fkey.references.columns.map(quoteIdent) };
}

const sameRow = ({ owner, keys }: Ownership): string => owner.map((column, place) => `p.${column} = w.${keys[place] ?? ""}`).join(" and ");

/** Wholes get the sum of their parts, and what their rules say of it; parts that should add up to nothing are made pairs. */
export async function keepSums(session: pg.Client, filled: string, { model, design }: Pick<Declared, "model" | "design">): Promise<void> {
  for (const { sums, plural, rules, attributes } of Object.values(model.entities)) {
    for (const sum of Object.values(sums ?? {})) {
      if (model.entities[sum.of]?.plural !== filled) continue;
      const own = ownershipOf(filled, plural ?? "", design);
      const { part, whole } = own;
      const owner = own.owner.join(", ");
      const value = quoteIdent(sum.attribute);
      if (sum.equals === 0) {
        await session.query(`delete from ${part} where (${owner}) in (select ${owner} from ${part} group by ${owner} having count(*) = 1)`);
        await session.query(
          `update ${part} as p set ${value} = case when s.n % 2 = 1 and s.rn = 1 then 10 when s.n % 2 = 1 and s.rn < 4 then -5 when s.rn % 2 = 0 then 5 else -5 end from (select ${owner}, id, row_number() over (partition by ${owner}) as rn, count(*) over (partition by ${owner}) as n from ${part}) as s where (${own.owner.map((column) => `s.${column} = p.${column}`).join(" and ")}) and s.id = p.id`,
        );
        continue;
      }
      const least = attributes[sum.equals];
      if (least !== undefined && "min" in least && Number(least.min ?? 0) > 0) await withoutEmpty(session, own, design);
      const target = quoteIdent(sum.equals);
      const total = `coalesce((select sum(p.${value}) from ${part} as p where ${sameRow(own)}${sum.when === undefined ? "" : ` and (${sum.when})`}), 0)`;
      await session.query(`update ${whole} as w set ${target} = ${total}`);
      for (const rule of Object.values(rules ?? {})) {
        const [, left, first, second] = /^(\w+) = (\w+) \+ (\w+)$/.exec(rule) ?? [];
        if (left !== undefined && (first === sum.equals || second === sum.equals))
          await session.query(`update ${whole} set ${left} = ${first ?? ""} + ${second ?? ""}`);
        const [, less, more] = /^(\w+) <= (\w+)$/.exec(rule) ?? [];
        if (less === sum.equals && more !== undefined) await session.query(`update ${whole} set ${more} = greatest(${more}, ${less})`);
      }
    }
  }
}

/** Wholes that may not be empty and are: nothing points to them yet but themselves. */
async function withoutEmpty(session: pg.Client, own: Ownership, design: Declared["design"]): Promise<void> {
  const empty = `not exists (select from ${own.part} as p where ${sameRow(own)})`;
  for (const object of design.catalog.objects) {
    if (
      object.kind !== "constraint" ||
      object.references?.table !== `table:${own.whole}` ||
      `${quoteIdent(object.schema)}.${quoteIdent(object.table)}` !== own.whole
    )
      continue;
    await session.query(`update ${own.whole} set ${quoteIdent(object.columns.at(-1) ?? "")} = null`);
  }
  await session.query(`delete from ${own.whole} as w where ${empty}`);
}

/** Parts say what their whole says. */
export async function keepRepeats(session: pg.Client, filled: string, { model, design }: Pick<Declared, "model" | "design">): Promise<void> {
  const entity = Object.values(model.entities).find((each) => each.plural === filled);
  if (entity?.repeats === undefined || entity.within === undefined) return;
  const own = ownershipOf(filled, model.entities[entity.within]?.plural ?? "", design);
  await session.query(
    `update ${own.part} as p set ${entity.repeats.map((name) => `${quoteIdent(name)} = w.${quoteIdent(name)}`).join(", ")} from ${own.whole} as w where ${sameRow(own)}`,
  );
}
