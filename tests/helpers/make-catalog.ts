import type { Catalog, CatalogObject, ColumnObject, TableObject } from "../../plv8/src/types/catalog.ts";

const common = { owner: null, grants: [], comment: null, depends_on: [], extension: null };

/** A table of schema `shop`, as Postgres makes it when nothing is said. */
export function makeTable(name: string, more: Partial<TableObject> = {}): TableObject {
  return {
    ...common,
    kind: "table",
    address: `table:shop.${name}`,
    schema: "shop",
    name,
    owner: "shop_owner",
    persistence: "permanent",
    row_security: false,
    force_row_security: false,
    options: [],
    replica_identity: "default",
    partition_key: null,
    partition_of: null,
    inherits: [],
    depends_on: ["schema:shop"],
    ...more,
  };
}

/** A nullable integer column of such a table. */
export function makeColumn(table: string, name: string, more: Partial<ColumnObject> = {}): ColumnObject {
  return {
    ...common,
    kind: "column",
    address: `column:shop.${table}.${name}`,
    schema: "shop",
    table,
    name,
    position: 1,
    type: "integer",
    collation: null,
    not_null: false,
    default: null,
    identity: null,
    generated: null,
    storage: null,
    compression: null,
    statistics: null,
    depends_on: [`table:shop.${table}`],
    ...more,
  };
}

/** Schema `shop` and these objects. */
export function makeCatalog(...objects: readonly CatalogObject[]): Catalog {
  const schema: CatalogObject = { ...common, kind: "schema", address: "schema:shop", name: "shop", owner: "shop_owner" };
  return { canon: 1, objects: [schema, ...objects].sort((left, right) => (left.address < right.address ? -1 : 1)) };
}

/** A function without arguments that returns an integer. */
export function makeFunction(name: string, depends_on: readonly string[] = []): CatalogObject {
  return {
    ...common,
    kind: "function",
    address: `function:shop.${name}()`,
    schema: "shop",
    name,
    owner: "shop_owner",
    grants: [{ grantee: "public", privileges: ["EXECUTE"] }],
    arguments: "",
    routine: "function",
    definition: `CREATE OR REPLACE FUNCTION shop.${name}()\n RETURNS integer\n LANGUAGE sql\nAS $function$select 1$function$\n`,
    returns: "integer",
    language: "sql",
    depends_on: ["schema:shop", ...depends_on],
  };
}
