import type { Thing } from "../../model/resolved.ts";
import { ownerColumns, primaryKey } from "../../model/table-shape.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, memberAddress } from "../names.ts";
import { functionObject, triggerObject } from "../code-objects.ts";
import type { Part } from "../part.ts";

/** What a part says once more of its whole is the same there when a transaction ends, whichever of the two is written. */
export function repeatsRule(thing: Thing, input: DesignInput): Part {
  const { model, things, settings } = input;
  const names = thing.entity?.repeats ?? [];
  const whole = things.get(thing.within ?? "");
  if (names.length === 0 || whole === undefined) return {};
  const owner = ownerColumns(thing, model, things);
  const keys = primaryKey(whole, model, things);
  const equal = (part: string, row: string): string =>
    keys.map((key, index) => `${part}.${quoteIdent(owner[index] ?? key)} = ${row}.${quoteIdent(key)}`).join(" and ");
  const differ = (types: ReadonlyMap<string, string>): string =>
    names.map((name) => `p.${quoteIdent(name)}${types.get(name) ?? ""} is distinct from w.${quoteIdent(name)}${types.get(name) ?? ""}`).join(" or ");
  const points = new Map(names.filter((name) => thing.attributes[name]?.type === "point").map((name) => [name, "::text"]));
  const body = (condition: string, whose: string): string =>
    [
      "begin",
      // Whoever changes the whole at the same time waits, and looks at the parts afterwards.
      `  perform from ${qualifiedName(settings.schema, whole.table)} as w where ${whose} for no key update;`,
      `  if exists (select from ${qualifiedName(settings.schema, thing.table)} as p join ${qualifiedName(settings.schema, whole.table)} as w on ${equal("p", "w")} where ${condition} and (${differ(points)})) then`,
      `    raise exception 'a row of ${thing.table} says another ${names.join(" or ")} than its ${whole.name}'`,
      `      using errcode = 'check_violation', hint = ${quoteLiteral(`Write both in one transaction: ${names.join(", ")} of a ${whole.name} and of its ${thing.table} are the same when it ends.`)};`,
      "  end if;",
      "  return null;",
      "end",
    ].join("\n");
  const guard = (table: string, call: string, timing: string, columns: readonly string[], text: string): NonNullable<Part["objects"]> => [
    functionObject(settings, {
      name: call,
      returns: "trigger",
      language: "plpgsql",
      attributes: "SECURITY DEFINER",
      body: text,
      grants: [],
      needs: [],
      comment: `Compares ${names.join(", ")} of ${thing.table} with those of their ${whole.name}, as owner.`,
    }),
    triggerObject(settings, table, {
      name: generatedName(["repeats", thing.table], ""),
      timing,
      columns,
      call,
      needs: [thing, whole].flatMap((each) => names.map((name) => memberAddress("column", settings.schema, each.table, name))),
      atEnd: true,
      comment: `${names.join(", ")} of ${thing.table}: the same as at their ${whole.name}.`,
    }),
  ];
  const own = [...owner, ...names];
  const mine = primaryKey(thing, model, things)
    .map((key) => `p.${quoteIdent(key)} = new.${quoteIdent(key)}`)
    .join(" and ");
  return {
    objects: [
      ...guard(
        thing.table,
        generatedName(["tg", thing.table, "repeats"], ""),
        `AFTER INSERT OR UPDATE OF ${listOf(own)}`,
        own,
        body(mine, keys.map((key, index) => `w.${quoteIdent(key)} = new.${quoteIdent(owner[index] ?? key)}`).join(" and ")),
      ),
      ...guard(
        whole.table,
        generatedName(["tg", whole.table, "repeated", thing.table], ""),
        `AFTER UPDATE OF ${listOf(names)}`,
        names,
        body(equal("p", "new"), keys.map((key) => `w.${quoteIdent(key)} = new.${quoteIdent(key)}`).join(" and ")),
      ),
    ],
    decisions: [
      {
        subject: memberAddress("trigger", settings.schema, thing.table, generatedName(["repeats", thing.table], "")),
        rule: "rules.repeats",
        reason: `${names.join(", ")} stands at the ${whole.name} and once more here, because questions ask for ${thing.table} by it and an index can't reach into another table. Both are compared when the transaction ends, so that they can be written one after the other.`,
        cites: [`entities.${thing.name}.repeats`],
        rejected: "a copy that the application keeps: the next one forgets it; a foreign key over it: another unique index on the whole",
        cost: `one look at the ${whole.name} per written row, at commit`,
      },
    ],
  };
}
