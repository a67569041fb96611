import { formOf } from "./tables.ts";
import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { columnName } from "./columns.ts";
import { pieceKind } from "./piece.ts";
import { nth } from "./words.ts";

type Shape = {
  readonly table: number;
  readonly form: number;
  readonly first: number;
  readonly second: number;
  readonly other: number;
  readonly tail: number;
  readonly valid: number;
};

const deferrable = ["", "", "", " deferrable", " deferrable initially deferred"] as const;
const actions = ["", " on delete cascade", " on delete set null", " on update cascade on delete restrict", " on delete set default", " match full"] as const;

export const constraintKind = pieceKind<Shape>({
  kind: "constraint",
  space: "relation",
  level: 50,
  weight: 12,
  shape: fc.record({ table: fc.nat(9), form: fc.nat(13), first: fc.nat(5), second: fc.nat(5), other: fc.nat(9), tail: fc.nat(29), valid: fc.nat(4) }),
  statements: ({ shape, name }, world) => {
    const table = world.pick("table", shape.table);
    if (table === null) return [];
    const first = columnName(table, world, shape.first);
    const second = columnName(table, world, shape.second);
    const both = first === second ? first : `${first}, ${second}`;
    const other = world.pick("table", shape.other);
    const add = `alter table ${table.at} add constraint ${quoteIdent(name)}`;
    const invalid = shape.valid === 0 ? " not valid" : world.major >= 18 && shape.valid === 1 ? " not enforced" : "";
    // A partition's key that an unlike key of its parent takes for its part is reported, not modelled: there, keys are alike.
    const inTree = ["partition", "range", "list", "hash"].includes(formOf(table));
    const late = inTree ? "" : nth(deferrable, shape.tail);
    switch (shape.form) {
      case 0:
      case 1:
      case 2:
        return [`${add} ${formOf(table) === "partition" ? "unique" : "primary key"} (id)${shape.tail === 7 ? ` include (${second})` : ""}${late}`];
      case 3:
        return [`${add} unique (${both})${late}`];
      case 4:
        return [`${add} unique nulls not distinct (${both})`];
      case 5:
        return [`${add} exclude using btree (${first} with =) where (${second} is not null)${late}`];
      case 6:
      case 7:
        return [`${add} check (${first} is not null or ${second} is null)${shape.tail > 24 ? " no inherit" : ""}${invalid}`];
      case 8:
        return [`${add} check (${first}::text <> 'it''s NOT VALID' or ${second}::text ~ '\\\\' or id is null)${invalid}`];
      case 9:
      case 10:
      case 11:
        return other === null ? [] : [`${add} foreign key (id) references ${other.at} (id)${nth(actions, shape.tail)}${late}${invalid}`];
      case 12:
        return world.major >= 18 ? [`${add} not null ${first}${shape.valid === 0 ? " not valid" : ""}`] : [`${add} unique (${both}) include (id)`];
      default:
        return [`${add} unique (${second}) with (fillfactor = 80)`];
    }
  },
  phrase: ({ shape, name }, world) => {
    const table = world.pick("table", shape.table);
    return table === null ? null : `constraint ${quoteIdent(name)} on ${table.at}`;
  },
});

/** Keys over time, of 18: a table of their own, since they need a range. */
export const periodKind = pieceKind({
  kind: "period",
  space: "relation",
  level: 50,
  weight: 1,
  shape: fc.record({ key: fc.nat(2), reference: fc.boolean() }),
  statements: ({ at, name, shape, schema }, world) => {
    if (world.major < 18) return [];
    const referrer = `${quoteIdent(schema)}.${quoteIdent(`${name} ref`)}`;
    return [
      `create table ${at} (id int4range not null, at tstzrange not null, constraint ${quoteIdent(`${name} key`)} ${shape.key === 0 ? "unique" : "primary key"} (id, at without overlaps))`,
      ...(shape.reference
        ? [
            `create table ${referrer} (id int4range, at tstzrange, constraint ${quoteIdent(`${name} fk`)} foreign key (id, period at) references ${at} (id, period at))`,
          ]
        : []),
    ];
  },
});
