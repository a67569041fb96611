import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { qualifiedName } from "../../render/names.ts";
import { requiresOfHeirs } from "../../render/render-table.ts";
import { notNullName } from "../../catalog/not-null-name.ts";
import { columnAddress, tableAddress } from "../plan-context.ts";

/** The NOT NULL that a table has of one column (18). */
export type NotNull = {
  readonly name: string;
  /** It has it besides its parents, or without them. */ readonly own: boolean;
  readonly no_inherit: boolean;
  readonly comment: string | null;
};

/** By the address of the table; null: its column may be empty. */
export type NotNulls = ReadonlyMap<Address, NotNull | null>;

export type Member = {
  readonly table: TableObject;
  /** As statements call it. */ readonly called: string;
  readonly parents: readonly Address[];
  /** A primary key or a counter needs it all the time. */ readonly held: boolean;
  /** A primary key or a counter needs it at some time, and may have made it the table's own. */ readonly touched: boolean;
};

/** A table and all that have a column from each other, parents before children. */
export type Family = {
  readonly column: string;
  /** As statements call the column. */ readonly called: string;
  readonly members: readonly Member[];
};

type Objects = ReadonlyMap<Address, CatalogObject>;

/** Whose family it is: which parents count, what keeps a NOT NULL, what things are called by then. */
export type Kinship = {
  readonly parentsOf: (table: TableObject) => readonly Address[];
  readonly isHeld: (column: ColumnObject) => boolean;
  readonly isTouched: (column: ColumnObject) => boolean;
  readonly called: <T extends TableObject | ColumnObject>(object: T) => T;
};

export function familyOf(catalog: Objects, column: ColumnObject, kinship: Kinship): Family {
  const { schema, name } = column;
  const found = new Map<Address, TableObject>();
  const collect = (table: CatalogObject | undefined): void => {
    if (table?.kind !== "table" || found.has(table.address) || !catalog.has(columnAddress(table, name))) return;
    found.set(table.address, table);
    for (const parent of kinship.parentsOf(table)) collect(catalog.get(parent));
    for (const heir of heirsOf(catalog, table.address)) if (kinship.parentsOf(heir).includes(table.address)) collect(heir);
  };
  collect(catalog.get(tableAddress(schema, column.table)));
  const members = new Map<Address, Member>();
  const place = (table: TableObject): void => {
    if (members.has(table.address)) return;
    const parents = kinship.parentsOf(table).filter((parent) => found.has(parent));
    for (const parent of parents.flatMap((each) => found.get(each) ?? [])) place(parent);
    const own = catalog.get(columnAddress(table, name));
    const called = kinship.called(table);
    members.set(table.address, {
      table,
      called: qualifiedName(called.schema, called.name),
      parents,
      held: own?.kind === "column" && kinship.isHeld(own),
      touched: (own?.kind === "column" && kinship.isTouched(own)) || parents.some((parent) => members.get(parent)?.touched === true),
    });
  };
  for (const table of found.values()) place(table);
  return { column: name, called: kinship.called(column).name, members: [...members.values()] };
}

/** For people: all of them, or how many. */
export function tablesOf({ members }: Family): string {
  const names = members.map(({ called }) => called);
  return names.length <= 5 ? names.join(", ") : `${names.slice(0, 2).join(", ")} and ${String(names.length - 2)} more tables`;
}

/** What a catalog says of a family whose parents are all that there are: what a table had from another one was its own when that left. */
export function notNullsOf(catalog: Objects, family: Family): NotNulls {
  return new Map(
    family.members.map(({ table, parents }) => {
      const column = catalog.get(columnAddress(table, family.column));
      return [table.address, column?.kind === "column" ? notNullOf(catalog, parents, column) : null];
    }),
  );
}

function notNullOf(catalog: Objects, parents: readonly Address[], column: ColumnObject): NotNull | null {
  if (!column.not_null) return null;
  const required = parents.some((parent) => {
    const above = catalog.get(parent);
    const found = above?.kind === "table" ? catalog.get(columnAddress(above, column.name)) : undefined;
    return found?.kind === "column" && requiresOfHeirs(found);
  });
  return {
    name: notNullName(catalog, column),
    own: !required || column.not_null_as?.own === true || column.required_itself === true,
    no_inherit: column.not_null_as?.no_inherit === true,
    comment: column.not_null_as?.comment ?? null,
  };
}

/** Nothing is said of a table that has parents, but what goes down to it with theirs: name and comment (18), or that a value is needed. */
export function isUniform({ members }: Family, states: NotNulls, major: number): boolean {
  return members.every(({ table, parents }) =>
    parents.every((parent) => {
      const [own, above] = [states.get(table.address) ?? null, states.get(parent) ?? null];
      if (own === null || above === null) return own === above;
      return major < 18 || (!own.own && own.name === above.name && own.comment === null);
    }),
  );
}
