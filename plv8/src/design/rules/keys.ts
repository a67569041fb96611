import { formatPath } from "../../model/path.ts";
import type { DesignInput } from "../design-input.ts";
import { functionAddress, generatedName, listOf, memberAddress } from "../names.ts";
import { column, type ColumnShape, type ConstraintShape, type Part } from "../part.ts";
import type { Thing } from "../../model/resolved.ts";
import { needsReferenceKey, ownerColumns, ownerIdentity, primaryKey, targetColumns, tenantColumn } from "../../model/table-shape.ts";
import { timeInKey, type TimeInKey } from "./time-in-key.ts";
import { functionObject } from "../code-objects.ts";
import { grantsFor } from "../objects.ts";
import { qualifiedName } from "../../render/names.ts";

/** The type of every key column of a model. */
export function keyType({ model }: DesignInput): "uuid" | "bigint" {
  return model.keys === "bigint" ? "bigint" : "uuid";
}

/** True where Postgres has no uuidv7() of its own and the schema brings one. */
function needsUuidFunction({ model, settings }: DesignInput): boolean {
  return model.keys === "uuid_v7" && settings.major < 18;
}

/** Primary key: tenant, owners, own key. A thing that others point to past its owner gets a unique (tenant, id), too. */
export function keysRule(thing: Thing, input: DesignInput): Part {
  const { model, things, settings } = input;
  const time = timeInKey(thing, input);
  const own = primaryKey(thing, model, things);
  const primary = time === null ? own : time.serves === null ? [...own, time.column] : [...own.slice(0, -1), time.column, ...own.slice(-1)];
  const name = generatedName([thing.table], "pkey");
  const constraints: ConstraintShape[] = [
    { name, type: "primary", definition: `PRIMARY KEY (${listOf(primary)})`, columns: primary, references: null, comment: `Identity of ${thing.name}.` },
  ];
  const referenced = model.things.some((other) => other.keys.some((key) => key.to === thing.name));
  if (thing.kind === "entity" && referenced && needsReferenceKey(thing, model, things)) {
    const target = targetColumns(thing, model);
    constraints.push({
      name: referenceKeyName(thing),
      type: "unique",
      definition: `UNIQUE (${listOf(target)})`,
      columns: target,
      references: null,
      comment: `What other tables point to.`,
    });
  }
  return {
    columns: keyColumns(thing, input),
    constraints,
    decisions: [
      {
        subject: memberAddress("constraint", settings.schema, thing.table, name),
        rule:
          thing.kind === "list"
            ? "keys.list-position"
            : thing.kind === "link"
              ? "keys.pair"
              : thing.within !== null
                ? "keys.ownership"
                : `keys.${model.keys.replace("_", "-")}`,
        reason: reasonOf(thing, input, primary),
        cites: [
          thing.kind !== "entity" ? formatPath(thing.path) : thing.within !== null ? `entities.${thing.name}.within` : "conventions.keys",
          ...(thing.tenant === "owned" ? ["intent.tenancy"] : []),
        ],
        rejected: rejectedOf(model.keys, thing),
        cost: keyCost(primary.length, keyType(input)),
      },
      ...timeDecision(memberAddress("constraint", settings.schema, thing.table, name), thing, time),
    ],
  };
}

function timeDecision(subject: string, thing: Thing, time: TimeInKey | null): NonNullable<Part["decisions"]> {
  if (time === null || time.serves === null) return [];
  return [
    {
      subject,
      rule: "keys.time-before-id",
      reason: `${time.column} is in the key because the table is cut by it; before the id, it lets the key answer ${time.serves}, which reads a tenant's rows in that order.`,
      cites: [`entities.${thing.name}.partitions`, `access.${time.serves}`],
      rejected: `${time.column} after the id, and an index of its own for ${time.serves}: 45 bytes more for every row`,
      cost: `a row is found by ${time.column} and id; by the id alone a tenant's whole part of the key is read`,
    },
  ];
}

/** Name of the constraint that to-one keys of other tables point to. */
export function referencedConstraint(thing: Thing, { model, things }: DesignInput): string {
  return needsReferenceKey(thing, model, things) ? referenceKeyName(thing) : generatedName([thing.table], "pkey");
}

function referenceKeyName(thing: Thing): string {
  return generatedName([thing.table, "id"], "key");
}

function keyColumns(thing: Thing, input: DesignInput): readonly ColumnShape[] {
  const { model, things } = input;
  const type = keyType(input);
  const tenant = tenantColumn(thing, model);
  const columns: ColumnShape[] = [];
  if (tenant !== null) columns.push(column({ name: tenant, id: "$tenant", type, not_null: true, comment: `The ${model.tenant} it belongs to.`, role: "key" }));
  for (const name of ownerColumns(thing, model, things)) {
    if (name !== tenant)
      columns.push(
        column({
          name,
          id: `$owner_${ownerIdentity(thing, name, things)}`,
          type,
          not_null: true,
          comment: `The ${name.replace(/_id$/, "")} that owns it.`,
          role: "key",
        }),
      );
  }
  if (thing.kind === "entity")
    columns.push(column({ name: "id", id: "$id", type, not_null: true, comment: `Identity of ${thing.name}.`, role: "key", ...keyDefault(input) }));
  return columns;
}

function keyDefault(input: DesignInput): Partial<ColumnShape> {
  const { model, settings } = input;
  if (model.keys === "bigint") return { identity: true };
  if (model.keys === "uuid_v4") return { default: "gen_random_uuid()" };
  if (!needsUuidFunction(input)) return { default: "uuidv7()" };
  return { default: `${qualifiedName(settings.schema, "uuid_v7")}()`, needs: [functionAddress(settings.schema, "uuid_v7")] };
}

function reasonOf(thing: Thing, { model }: DesignInput, primary: readonly string[]): string {
  const kinds = {
    uuid_v7: "time-ordered uuids are made anywhere and fill the index from its right edge",
    uuid_v4: "random uuids are made anywhere and tell nothing",
    bigint: "numbers are the smallest key",
  };
  if (thing.kind === "link") return `A pair exists once: (${primary.join(", ")}).`;
  if (thing.kind === "list") return `Each place of the list is taken once: (${primary.join(", ")}).`;
  const own = thing.within === null ? "" : `${thing.name} is found through its ${thing.within}, whose key leads; `;
  const tenant = thing.tenant === "owned" ? `${model.tenant} stands first, so that one tenant's rows lie together; ` : "";
  return `${tenant}${own}${kinds[model.keys]}.`;
}

function rejectedOf(keys: string, thing: Thing): string {
  if (thing.kind !== "entity") return "a key of its own: one more index for nothing to find by";
  if (keys === "uuid_v7") return "uuid_v4: random inserts leave the index a third larger; bigint: known only after the insert, and guessable";
  return keys === "bigint" ? "uuid_v7: twice the size" : "uuid_v7: tells when a row was made";
}

function keyCost(parts: number, type: "uuid" | "bigint"): string {
  return `${parts * (type === "uuid" ? 16 : 8)} bytes in each row and in each row that points here`;
}

/** `uuid_v7()` in the governed schema, before Postgres 18 has its own. */
export function uuidFunctionRule(input: DesignInput): Part {
  if (!needsUuidFunction(input)) return {};
  const { settings } = input;
  const body = [
    "select pg_catalog.encode(",
    "  pg_catalog.set_bit(",
    "    pg_catalog.set_bit(",
    "      overlay(",
    "        pg_catalog.uuid_send(pg_catalog.gen_random_uuid())",
    "        placing substring(pg_catalog.int8send((extract(epoch from pg_catalog.clock_timestamp()) * 1000)::bigint) from 3)",
    "        from 1 for 6",
    "      ),",
    "      52, 1",
    "    ),",
    "    53, 1",
    "  ),",
    "  'hex'",
    ")::pg_catalog.uuid",
  ].join("\n");
  return {
    objects: [
      functionObject(settings, {
        name: "uuid_v7",
        returns: "uuid",
        language: "sql",
        attributes: "PARALLEL SAFE",
        body,
        comment: "A time-ordered uuid (version 7).",
        grants: grantsFor(settings, ["EXECUTE"]),
        needs: [],
      }),
    ],
    decisions: [
      {
        subject: functionAddress(settings.schema, "uuid_v7"),
        rule: "keys.uuid-v7-helper",
        reason: `Postgres ${settings.major} has no uuidv7(); the schema brings its own, so that it needs nothing outside itself.`,
        cites: ["conventions.keys"],
        rejected: "an extension: not everywhere at hand",
        cost: "some microseconds per insert",
      },
    ],
  };
}
