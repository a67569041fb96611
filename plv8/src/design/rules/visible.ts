import type { Key, Thing } from "../../model/resolved.ts";
import { keyColumns, ownerColumns, primaryKey, targetColumns } from "../../model/table-shape.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { PolicyObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { functionAddress, memberAddress, tableAddress } from "../names.ts";
import { functionObject, policyObject } from "../code-objects.ts";
import { distinct, grantsFor } from "../objects.ts";
import type { Part } from "../part.ts";
import { keyType } from "./keys.ts";
import { expressionSql } from "./rules.ts";
import { isGuarded, sessionSetting } from "./tenancy.ts";

type Way = NonNullable<NonNullable<Thing["entity"]>["visible"]>[string];

/** A condition, and what it reads. */
type Condition = { readonly sql: string; readonly needs: readonly string[] };

const actorFunction = (input: DesignInput): string => `current_${input.model.actor ?? ""}_id`;
const purposeFunction = "current_purpose";

/** Rows that a session sees only in one of some ways, or together with what they hang on: a policy beside that of the tenant, which also has to hold. */
export function visibleRule(thing: Thing, input: DesignInput): Part {
  const ways = Object.entries(thing.entity?.visible ?? {});
  const found = ways.length > 0 ? eitherOf(ways.map(([, way]) => wayCondition(thing, way, input))) : throughCondition(thing, input);
  if (found === null) return {};
  const own = ways.length > 0;
  const policy = hidingPolicy(
    thing.table,
    found,
    own ? "true" : found.sql,
    isGuarded(thing),
    input,
    own
      ? `Seen ${ways.map(([name]) => name).join(", or ")}.`
      : `Seen by whoever sees ${leadsOf(thing, input)
          .map((lead) => lead.target.name)
          .join(" and ")}.`,
  );
  return {
    objects: [policy],
    decisions: [
      {
        subject: policy.address,
        rule: own ? "visible.ways" : "visible.through",
        reason: own
          ? `A session sees rows of ${thing.table} in one of these ways only: ${ways.map(([name, way]) => `${name} (${sayWay(way)})`).join("; ")}.${ways.every(([, way]) => way.purpose !== undefined || way.by !== undefined) ? " A session that has not said who it acts for, and what for, sees nothing." : ""}`
          : `Whoever sees ${leadsOf(thing, input)
              .map((lead) => `the ${lead.target.name}`)
              .join(" and ")} of a row sees the row: its own policy is asked, so that there is one place that says who.`,
        cites: own
          ? ways.map(([name]) => `entities.${thing.name}.visible.${name}`)
          : leadsOf(thing, input).map((lead) => `entities.${rootOf(lead.target, input).name}.visible`),
        rejected: own
          ? "a condition in every query: forgotten once, it leaks"
          : "the same conditions once more in each table: the next change would forget one",
        cost: own ? "for rows that the first ways do not open, a look into the entities that open" : "a look at the row that it hangs on, by its key",
      },
    ],
  };
}

/** The policy for a table that keeps what a thing's rows were: seen with the row itself. */
export function visibleCopies(thing: Thing, table: string, input: DesignInput): readonly PolicyObject[] {
  if (thing.seenThrough === null) return [];
  const keys = primaryKey(thing, input.model, input.things);
  return [hidingPolicy(table, existsIn(thing, table, keys, keys, input), null, isGuarded(thing), input, `Seen by whoever sees the ${thing.name}.`)];
}

/** Functions that policies ask: on whose behalf the session acts, and what for. */
export function visibleFunctionsRule(input: DesignInput): Part {
  const { model, settings } = input;
  const given = { language: "sql", attributes: "STABLE PARALLEL SAFE", grants: grantsFor(settings, ["EXECUTE"]), needs: [] } as const;
  const setting = (name: string): string => `pg_catalog.current_setting(${quoteLiteral(sessionSetting(name, input))}, true)`;
  const decision = (name: string, what: string, cites: string): NonNullable<Part["decisions"]>[number] => ({
    subject: functionAddress(settings.schema, name),
    rule: "visible.session-setting",
    reason: `The application says per transaction ${what}: select set_config('${sessionSetting(what.startsWith("what") ? "purpose" : `${model.actor ?? ""}_id`, input)}', …, true).`,
    cites: [cites],
    rejected: "a database role for each person: connection pools can't hold thousands",
    cost: "application roles are trusted to set it",
  });
  const actor =
    model.actor === null
      ? []
      : [
          {
            object: functionObject(settings, {
              ...given,
              name: actorFunction(input),
              returns: keyType(input),
              body: `select nullif(${setting(`${model.actor}_id`)}, '')::${keyType(input) === "uuid" ? "pg_catalog.uuid" : "bigint"}`,
              comment: `The ${model.actor} on whose behalf the session acts: what the application set as ${sessionSetting(`${model.actor}_id`, input)}.`,
            }),
            decision: decision(actorFunction(input), `on whose behalf it acts`, "intent.actor"),
          },
        ];
  const purpose =
    model.purposes.length === 0
      ? []
      : [
          {
            object: functionObject(settings, {
              ...given,
              name: purposeFunction,
              returns: "text",
              body: `select nullif(${setting("purpose")}, '')`,
              comment: `What the session is for, as the application set ${sessionSetting("purpose", input)}: ${model.purposes.join(", ")}.`,
            }),
            decision: decision(purposeFunction, "what it is for", "intent.purposes"),
          },
        ];
  return { objects: [...actor, ...purpose].map((each) => each.object), decisions: [...actor, ...purpose].map((each) => each.decision) };
}

function wayCondition(thing: Thing, way: Way, input: DesignInput): Condition {
  const { settings } = input;
  const all: Condition[] = [];
  if (way.purpose !== undefined)
    all.push({
      sql: `(( SELECT ${qualifiedName(settings.schema, purposeFunction)}() AS ${purposeFunction}) = ${quoteLiteral(way.purpose)}::text)`,
      needs: [functionAddress(settings.schema, purposeFunction)],
    });
  if (way.when !== undefined) {
    const { sql, columns } = expressionSql(way.when, thing, input);
    all.push({ sql: `(${sql})`, needs: columns.map((name) => memberAddress("column", settings.schema, thing.table, name)) });
  }
  if (way.by !== undefined) all.push(openedBy(thing, input.things.get(way.by)!, way, input));
  return { sql: all.length === 1 ? all[0]!.sql : `(${all.map((each) => each.sql).join(" AND ")})`, needs: all.flatMap((each) => each.needs) };
}

/** A row of another entity that points to this one, and to who looks where it points to somebody. */
function openedBy(thing: Thing, by: Thing, way: Way, input: DesignInput): Condition {
  const { model, things, settings } = input;
  const key = by.keys.find((each) => each.to === thing.name) ?? null;
  const [theirs, mine] =
    key === null ? [ownerColumns(by, model, things), primaryKey(thing, model, things)] : [keyColumns(by, key, thing, model), targetColumns(thing, model)];
  const actor = by.keys.find((each) => each.to === model.actor);
  const where = way.where === undefined ? null : expressionSql(way.where, by, input, "o");
  const name = actorFunction(input);
  const conditions = [
    ...theirs.map((column, place) => `(o.${quoteIdent(column)} = ${quoteIdent(thing.table)}.${quoteIdent(mine[place] ?? column)})`),
    ...(actor === undefined ? [] : [`(o.${quoteIdent(actor.column)} = ( SELECT ${qualifiedName(settings.schema, name)}() AS ${quoteIdent(name)}))`]),
    ...(where === null ? [] : [`(${where.sql})`]),
  ];
  return {
    sql: existsSql(by.table, "o", conditions, settings.schema),
    needs: [
      tableAddress(settings.schema, by.table),
      ...mine.map((column) => memberAddress("column", settings.schema, thing.table, column)),
      ...[...theirs, ...(actor === undefined ? [] : [actor.column]), ...(where?.columns ?? [])].map((column) =>
        memberAddress("column", settings.schema, by.table, column),
      ),
      ...(actor === undefined ? [] : [functionAddress(settings.schema, name)]),
    ],
  };
}

type Lead = { readonly target: Thing; readonly key: Key | null };

function leadsOf(thing: Thing, { things }: DesignInput): readonly Lead[] {
  return (thing.seenThrough ?? []).map((key) => ({ target: things.get(key?.to ?? thing.within ?? "")!, key }));
}

/** What says who sees, however far it is. */
function rootOf(thing: Thing, input: DesignInput): Thing {
  const next = leadsOf(thing, input)[0]?.target;
  return next === undefined ? thing : rootOf(next, input);
}

function throughCondition(thing: Thing, input: DesignInput): Condition | null {
  const { model, things } = input;
  const leads = leadsOf(thing, input);
  if (leads.length === 0) return null;
  const all = leads.map(({ target, key }) =>
    key === null
      ? existsIn(target, thing.table, ownerColumns(thing, model, things), primaryKey(target, model, things), input)
      : existsIn(target, thing.table, keyColumns(thing, key, target, model), targetColumns(target, model), input),
  );
  return { sql: all.length === 1 ? all[0]!.sql : `(${all.map((each) => each.sql).join(" AND ")})`, needs: all.flatMap((each) => each.needs) };
}

/** A row of the target that the session sees, which a row of `table` points to. */
function existsIn(target: Thing, table: string, own: readonly string[], theirs: readonly string[], { settings }: DesignInput): Condition {
  return {
    sql: existsSql(
      target.table,
      "s",
      theirs.map((column, place) => `(s.${quoteIdent(column)} = ${quoteIdent(table)}.${quoteIdent(own[place] ?? column)})`),
      settings.schema,
    ),
    needs: [
      tableAddress(settings.schema, target.table),
      ...theirs.map((column) => memberAddress("column", settings.schema, target.table, column)),
      ...own.map((column) => memberAddress("column", settings.schema, table, column)),
    ],
  };
}

function existsSql(table: string, alias: string, conditions: readonly string[], schema: string): string {
  return `(EXISTS ( SELECT\n   FROM ${qualifiedName(schema, table)} ${alias}\n  WHERE ${conditions.length === 1 ? (conditions[0] ?? "") : `(${conditions.join(" AND ")})`}))`;
}

function eitherOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 1 ? conditions[0]!.sql : `(${conditions.map((each) => each.sql).join(" OR ")})`,
    needs: conditions.flatMap((each) => each.needs),
  };
}

/** With tenants it narrows what their policy lets through; alone it is what lets through. */
function hidingPolicy(table: string, condition: Condition, check: string | null, narrows: boolean, input: DesignInput, comment: string): PolicyObject {
  const policy = policyObject(input.settings, table, {
    name: `${table}_${check === null ? "select" : "all"}_visible`.slice(0, 63),
    command: check === null ? "select" : "all",
    condition: condition.sql,
    columns: [],
    call: "",
    comment,
  });
  return { ...policy, permissive: !narrows, check, depends_on: distinct([tableAddress(input.settings.schema, table), ...condition.needs]) };
}

function sayWay(way: Way): string {
  return [
    ...(way.is === undefined ? [] : [way.is.replace(/\.$/, "")]),
    ...(way.purpose === undefined ? [] : [`for ${way.purpose}`]),
    ...(way.when === undefined ? [] : [`where ${way.when}`]),
    ...(way.by === undefined ? [] : [`by ${/^[aeiou]/.test(way.by) ? "an" : "a"} ${way.by}${way.where === undefined ? "" : ` with ${way.where}`}`]),
  ].join(", ");
}
