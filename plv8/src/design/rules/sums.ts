import { ownerColumns, primaryKey } from "../../model/table-shape.ts";
import type { Thing } from "../../model/resolved.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, memberAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import { expressionSql } from "./rules.ts";
import type { Part } from "../part.ts";

type Sum = NonNullable<NonNullable<Thing["entity"]>["sums"]>[string];

/** What parts add up to is checked when a transaction ends, with the whole locked, so that two writers can't pass it together. */
export function sumsRule(thing: Thing, input: DesignInput): Part {
  const parts = Object.entries(thing.entity?.sums ?? {}).map(([name, sum]) => sumPart(thing, name, sum, input));
  return { objects: parts.flatMap((part) => part.objects ?? []), decisions: parts.flatMap((part) => part.decisions ?? []) };
}

function sumPart(whole: Thing, name: string, sum: Sum, input: DesignInput): Part {
  const { settings, model, things } = input;
  const part = things.get(sum.of)!;
  const owner = ownerColumns(part, model, things);
  const keys = primaryKey(whole, model, things);
  const counted = sum.when === undefined ? null : expressionSql(sum.when, part, input, "p");
  const shape: Shape = { whole, part, owner, keys, sum, counted: counted?.sql ?? null };
  const watched = [...new Set([...owner, sum.attribute, ...(counted?.columns ?? [])])];
  const objects: CatalogObject[] = [
    ...guard(
      part,
      name,
      shape,
      [owner.map((column) => ["old", column]), owner.map((column) => ["new", column])],
      `AFTER INSERT OR DELETE OR UPDATE OF ${listOf(watched)}`,
      watched,
      input,
    ),
  ];
  if (sum.equals !== 0)
    objects.push(
      ...guard(whole, name, shape, [keys.map((column) => ["new", column])], `AFTER INSERT OR UPDATE OF ${quoteIdent(sum.equals)}`, [sum.equals], input),
    );
  return {
    objects,
    decisions: [
      {
        subject: memberAddress("trigger", settings.schema, part.table, generatedName(["check", name], "")),
        rule: "rules.sum",
        reason: `The ${sum.attribute} of the ${part.table} of one ${whole.name}${sum.when === undefined ? "" : ` for which ${sum.when} holds`} adds up to ${sum.equals === 0 ? "0" : sum.equals}; looked at when the transaction ends, so that the parts can be written one after the other.`,
        cites: [`entities.${whole.name}.sums.${name}`],
        rejected: "a check in the application: two writers at once pass it; a check constraint: it sees one row",
        cost: "one lock of the whole and one sum over its parts per written part, at commit",
      },
    ],
  };
}

type Shape = {
  readonly whole: Thing;
  readonly part: Thing;
  readonly owner: readonly string[];
  readonly keys: readonly string[];
  readonly sum: Sum;
  readonly counted: string | null;
};

function guard(
  on: Thing,
  name: string,
  shape: Shape,
  rows: readonly (readonly (readonly [string, string])[])[],
  timing: string,
  columns: readonly string[],
  input: DesignInput,
): readonly CatalogObject[] {
  const { settings } = input;
  const call = generatedName(["tg", on.table, "check", name], "");
  return [
    functionObject(settings, {
      name: call,
      returns: "trigger",
      language: "plpgsql",
      attributes: "SECURITY DEFINER",
      body: body(shape, name, rows, settings.schema),
      grants: [],
      // Its body names tables whose triggers call it: Postgres records no such need, and drops would go in a circle.
      needs: [],
      comment: `Checks that the ${shape.part.table} of each ${shape.whole.name} add up, as owner: all of them are counted.`,
    }),
    triggerObject(settings, on.table, {
      name: generatedName(["check", name], ""),
      timing,
      columns,
      call,
      needs: readsOf(shape, settings.schema),
      atEnd: true,
      comment: `Sum ${name} of ${shape.whole.table}.`,
    }),
  ];
}

/** What the check reads in either table: it leaves before they do. */
function readsOf({ whole, part, sum }: Shape, schema: string): readonly string[] {
  return [memberAddress("column", schema, part.table, sum.attribute), ...(sum.equals === 0 ? [] : [memberAddress("column", schema, whole.table, sum.equals)])];
}

function body(
  { whole, part, owner, keys, sum, counted }: Shape,
  name: string,
  rows: readonly (readonly (readonly [string, string])[])[],
  schema: string,
): string {
  const wanted = sum.equals === 0 ? "0" : `v_whole.${quoteIdent(sum.equals)}`;
  const places = rows.map((row) => `(${row.map(([record, column]) => `${record}.${quoteIdent(column)}`).join(", ")})`).join(", ");
  return [
    "declare",
    "  v_whole record;",
    "  v_sum numeric;",
    "begin",
    "  for v_whole in",
    `    select w.* from ${qualifiedName(schema, whole.table)} as w where (${keys.map((key) => `w.${quoteIdent(key)}`).join(", ")}) in (${places}) for no key update`,
    "  loop",
    `    select coalesce(pg_catalog.sum(p.${quoteIdent(sum.attribute)}), 0) into v_sum from ${qualifiedName(schema, part.table)} as p`,
    `    where ${keys.map((key, index) => `p.${quoteIdent(owner[index] ?? key)} = v_whole.${quoteIdent(key)}`).join(" and ")}${counted === null ? "" : ` and (${counted})`};`,
    `    if v_sum is distinct from ${wanted} then`,
    `      raise exception 'the ${part.table} of ${whole.name} % add up to %, not to %', v_whole.id, v_sum, ${wanted}`,
    `        using errcode = 'check_violation', hint = ${quoteLiteral(`Sum ${name}: write all ${part.table} of one ${whole.name} in one transaction.`)};`,
    "    end if;",
    "  end loop;",
    "  return null;",
    "end",
  ].join("\n");
}
