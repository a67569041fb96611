import { expect, test } from "vitest";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import { catalog, column, constraint, keyed, outline, smallPlan, table, view } from "./small-catalog.ts";

const a = column("t", "a", "integer");

test("refuses a required column without a value for the rows that exist, and says what to give", () => {
  const result = smallPlan(catalog(...keyed()), catalog(...keyed(column("t", "b", "text", { not_null: true }))));
  expect(outline(result)).toEqual(["plan.required-without-value column:shop.t.b"]);
  expect(result.ok ? "" : result.issues[0]?.hint).toContain("fill");
});

test("allows the same on an empty table", () => {
  expect(
    outline(smallPlan(catalog(...keyed()), catalog(...keyed(column("t", "b", "text", { not_null: true }))), { sizes: { "table:shop.t": "empty" } })),
  ).toEqual(["expand add_column column:shop.t.b"]);
});

test("refuses to drop a column that an unmanaged view reads, and names the view", () => {
  const live = catalog(...keyed(a), view("mine", "SELECT a FROM shop.t", ["column:shop.t.a"]));
  expect(outline(smallPlan(catalog(...keyed(a)), catalog(...keyed()), { live }))).toEqual(["plan.unmanaged-dependent view:shop.mine"]);
});

test("refuses to change a type under an unmanaged trigger that is bound to the column", () => {
  const live = catalog(...keyed(a), view("mine", "SELECT a FROM shop.t", ["column:shop.t.a"]));
  expect(outline(smallPlan(catalog(...keyed(a)), catalog(...keyed(column("t", "a", "bigint"))), { live }))).toEqual([
    "plan.unmanaged-dependent view:shop.mine",
  ]);
});

test("does not mind an unmanaged view over other columns", () => {
  const live = catalog(...keyed(a), view("mine", "SELECT id FROM shop.t", ["column:shop.t.id"]));
  expect(smallPlan(catalog(...keyed(a)), catalog(...keyed()), { live }).ok).toBe(true);
});

test("refuses to make what stands there unmanaged", () => {
  expect(outline(smallPlan(catalog(...keyed()), catalog(...keyed(a)), { live: catalog(...keyed(a)) }))).toEqual(["plan.exists-unmanaged column:shop.t.a"]);
});

test("refuses another type of a key column only where the foreign keys to it could not follow, and another name of one only while its key leaves", () => {
  const child = (type: string, more = {}) => [
    table("c", more),
    column("c", "t_id", type),
    constraint("c", "c_fkey", "foreign", "FOREIGN KEY (t_id) REFERENCES shop.t(id)", ["t_id"], { references: { table: "table:shop.t", columns: ["id"] } }),
  ];
  const of = (type: string) => keyed().map((object) => (object.kind === "column" ? { ...object, type } : object));
  expect(smallPlan(catalog(...keyed(), ...child("integer")), catalog(...of("bigint"), ...child("integer"))).ok).toBe(true);
  expect(outline(smallPlan(catalog(...keyed(), ...child("integer")), catalog(...of("text"), ...child("integer"))))).toEqual([
    "plan.referenced-column constraint:shop.c.c_fkey",
  ]);
  expect(
    outline(
      smallPlan(
        catalog(...keyed(), ...child("integer", { partition_key: "HASH (t_id)" })),
        catalog(...of("bigint"), ...child("integer", { partition_key: "HASH (t_id)" })),
      ),
    ),
  ).toEqual(["plan.referenced-column constraint:shop.c.c_fkey"]);
  const renamed = keyed().map((object) =>
    object.kind === "column"
      ? column("t", "no", "integer", { not_null: true })
      : object.kind === "constraint"
        ? { ...object, columns: ["no"], definition: "PRIMARY KEY (no)" }
        : object,
  );
  const renames: [string, string][] = [["column:shop.t.id", "column:shop.t.no"]];
  expect(smallPlan(catalog(...keyed()), catalog(...renamed), { renames }).ok).toBe(true);
  const keyless = renamed.filter((object) => object.kind !== "constraint");
  expect(outline(smallPlan(catalog(...keyed()), catalog(...keyless), { renames }))).toEqual(["plan.key-column table:shop.t"]);
});

test("refuses the name of an index that another table's has until the plan is completed", () => {
  const index = (of: string) => ({
    kind: "index" as const,
    address: "index:shop.i",
    schema: "shop",
    name: "i",
    table: of,
    definition: `CREATE INDEX i ON shop.${of} USING btree (id)`,
    unique: false,
    method: "btree",
    keys: ["id"],
    predicate: null,
    valid: true,
    tablespace: null,
    owner: null,
    grants: [],
    comment: null,
    extension: null,
    depends_on: [`table:shop.${of}`],
  });
  const other = [table("u"), column("u", "id", "integer")];
  expect(outline(smallPlan(catalog(...keyed(), ...other, index("t")), catalog(...keyed(), ...other, index("u"))))).toEqual(["plan.name-taken index:shop.i"]);
});

test("refuses a split without a way back", () => {
  const evolve = [{ column: "column:shop.t.b", forward: "a + 1", back: null, fill: null }];
  expect(outline(smallPlan(catalog(...keyed(a)), catalog(...keyed(column("t", "b", "integer"))), { evolve }))).toEqual(["plan.no-way-back column:shop.t.a"]);
});

test("refuses to give the rows of a choice that loses a value another under the same name, unless there are none", () => {
  const one = (...values: readonly string[]) =>
    catalog(
      ...keyed(
        column("t", "a", "text"),
        constraint("t", "t_a_check", "check", `CHECK (a = ANY (ARRAY[${values.map((value) => `'${value}'::text`).join(", ")}]))`, ["a"]),
      ),
    );
  const evolve = [{ column: "column:shop.t.a", forward: "case a when 'lost' then 'hold' else a end", back: null, fill: null }];
  expect(outline(smallPlan(one("new", "hold", "lost"), one("new", "hold"), { evolve }))).toEqual(["plan.rewritten-values column:shop.t.a"]);
  expect(smallPlan(one("new", "hold", "lost"), one("new", "hold"), { evolve, sizes: { "table:shop.t": "empty" } }).ok).toBe(true);
  expect(smallPlan(one("new", "hold"), one("new", "hold"), { evolve }).ok).toBe(true);
});

test("refuses to lose values of a table that has no key to keep them by; one that loses none is walked block by block", () => {
  const bare = [table("t"), column("t", "a", "text")];
  expect(outline(smallPlan(catalog(...bare), catalog(table("t"), column("t", "a", "integer"))))).toEqual(["plan.no-key table:shop.t"]);
  expect(outline(smallPlan(catalog(...bare), catalog(table("t"))))).toEqual(["plan.no-key table:shop.t"]);
  expect(smallPlan(catalog(table("t"), column("t", "a", "integer")), catalog(table("t"), column("t", "a", "bigint"))).ok).toBe(true);
});

test("refuses two shapes in a family of tables: a trigger of the parent sees no row of its heirs", () => {
  const family = (type: string) =>
    catalog(...keyed(column("t", "a", type)), table("heir", { inherits: ["table:shop.t"] }), column("heir", "id", "integer"), column("heir", "a", type));
  expect(new Set(outline(smallPlan(family("integer"), family("bigint"))))).toEqual(new Set(["plan.inherited table:shop.heir", "plan.inherited table:shop.t"]));
});

test("refuses to fill a table whose row security is forced on its owner", () => {
  const forced = (type: string) =>
    catalog(...keyed(column("t", "a", type)).map((object) => (object.kind === "table" ? { ...object, row_security: true, force_row_security: true } : object)));
  expect(outline(smallPlan(forced("integer"), forced("bigint")))).toEqual(["plan.forced-row-security table:shop.t"]);
});

test("refuses rewrites: stored generated columns, persistence; a type beside for enum values that go away", () => {
  expect(
    outline(smallPlan(catalog(...keyed(a)), catalog(...keyed(a, column("t", "g", "integer", { generated: { kind: "stored", expression: "a * 2" } }))))),
  ).toEqual(["plan.rewrite column:shop.t.g"]);
  expect(
    outline(
      smallPlan(catalog(...keyed()), catalog(...keyed().map((object) => (object.kind === "table" ? { ...object, persistence: "unlogged" as const } : object)))),
    ),
  ).toEqual(["plan.rewrite table:shop.t"]);
  const mood = (...values: readonly string[]) =>
    catalog({
      kind: "enum",
      address: "type:shop.mood",
      name: "mood",
      schema: "shop",
      owner: "o",
      grants: [],
      comment: null,
      depends_on: [],
      extension: null,
      values,
    });
  expect(outline(smallPlan(mood("a", "b"), mood("b")))).toEqual([
    "expand create_objects enum:shop.zz_arch_type_new_mood",
    "switch exchange_types type:shop.mood",
    "contract drop_enum enum:shop.zz_arch_type_old_mood",
  ]);
  expect(outline(smallPlan(mood("a", "c"), mood("a", "b", "c")))).toEqual(["expand add_enum_value type:shop.mood"]);
});

test("adds the values of an enum in the order in which they stand beside each other", () => {
  const mood = (...values: readonly string[]) =>
    catalog({
      kind: "enum",
      address: "enum:shop.mood",
      name: "mood",
      schema: "shop",
      owner: "o",
      grants: [],
      comment: null,
      depends_on: [],
      extension: null,
      values,
    });
  const result = smallPlan(mood("b"), mood("b", "z", "y", "a"));
  expect(result.ok ? result.value.steps.map((step) => (JSON.parse(step) as { what: string }).what) : []).toEqual([
    "add value z to shop.mood",
    "add value y to shop.mood",
    "add value a to shop.mood",
  ]);
});

test("says which settings of large tables would write them again, and has a step for the others", () => {
  const table = (more: object) => catalog(...keyed().map((object) => (object.kind === "table" ? { ...object, ...more } : object)));
  expect(outline(smallPlan(table({}), table({ tablespace: "fast" })))).toEqual(["plan.rewrite table:shop.t"]);
  expect(outline(smallPlan(table({}), table({ cluster_on: "t_pkey" })))).toEqual(["switch cluster_on table:shop.t"]);
  expect(outline(smallPlan(table({}), table({ tablespace: "fast" }), { sizes: { "table:shop.t": "small" } }))).toEqual(["switch rewrite_table table:shop.t"]);
});

test("refuses another owner and says who can do it", () => {
  expect(outline(smallPlan(catalog(...keyed()), catalog(...keyed().map((object) => (object.kind === "table" ? { ...object, owner: "p" } : object)))))).toEqual([
    "plan.owner table:shop.t",
  ]);
});

test("refuses what no statement makes, and to drop for a moment what something else needs", () => {
  const common = { schema: "shop", owner: "o", grants: [], comment: null, depends_on: [], extension: null };
  const base = {
    ...common,
    kind: "other" as const,
    class: "partition being detached",
    definition: null,
    address: "other:partition being detached:shop.b",
    name: "b",
  };
  expect(outline(smallPlan(catalog(...keyed()), catalog(...keyed(), base)))).toEqual(["plan.not-modelled other:partition being detached:shop.b"]);
  const domain = (type: string) => ({
    ...common,
    kind: "domain" as const,
    type,
    collation: null,
    default: null,
    not_null: false,
    checks: [],
    address: "domain:shop.d",
    name: "d",
  });
  const user = {
    ...common,
    kind: "composite" as const,
    attributes: [{ name: "a", type: "shop.d", collation: null, comment: null }],
    address: "composite:shop.c",
    name: "c",
    depends_on: ["domain:shop.d"],
  };
  expect(outline(smallPlan(catalog(...keyed(), domain("integer")), catalog(...keyed(), domain("bigint"))))).toEqual(["switch replace_domain domain:shop.d"]);
  expect(outline(smallPlan(catalog(...keyed(), domain("integer"), user), catalog(...keyed(), domain("bigint"), user)))).toEqual([
    "plan.made-again domain:shop.d",
  ]);
});

test("what is not modelled is refused in strict mode, left out with a warning without, told where nothing is said", () => {
  const point: CatalogObject = {
    kind: "other",
    address: "other:partition being detached:shop.spot",
    class: "partition being detached",
    schema: "shop",
    name: "spot",
    owner: "shop_owner",
    definition: null,
    grants: [],
    comment: null,
    depends_on: [],
    extension: null,
  };
  const [before, after] = [catalog(...keyed(), point), catalog(...keyed(column("t", "b", "text")))];
  expect(outline(smallPlan(before, after, { options: { strict: true } }))).toEqual(["plan.not-modelled other:partition being detached:shop.spot"]);
  const passed = smallPlan(before, after, { options: { strict: false } });
  expect(outline(passed)).toEqual(["expand add_column column:shop.t.b"]);
  expect(passed.ok ? passed.warnings : []).toMatchObject([
    { code: "plan.not-modelled", severity: "warning", path: "other:partition being detached:shop.spot" },
  ]);
  expect(outline(smallPlan(before, after))).toEqual(["plan.not-modelled other:partition being detached:shop.spot"]);
  const same = smallPlan(before, catalog(...keyed(column("t", "b", "text")), point));
  expect(outline(same)).toEqual(["expand add_column column:shop.t.b"]);
  expect(same.ok ? same.warnings : []).toMatchObject([{ code: "plan.not-modelled", severity: "warning" }]);
});

test("an heir that is dropped leaves its parent with the step that archives it", () => {
  const heir: CatalogObject = { ...table("t_old"), inherits: ["table:shop.t"] };
  const result = smallPlan(catalog(...keyed(), heir), catalog(...keyed()));
  expect(outline(result)).toEqual([
    "check check_archive_right schema:shop_archive",
    "contract create_archive_schema schema:shop_archive",
    "contract drop_table table:shop.t_old",
  ]);
  expect(result.ok ? result.value.steps.join() : "").toContain("alter table shop.t_old no inherit shop.t");
});

test("refuses that an extension leaves which can't move to the archive with the values of its types, and lets any other go", () => {
  const extension = (more: { readonly relocatable?: false } = {}): CatalogObject => ({
    kind: "extension",
    address: "extension:places",
    name: "places",
    schema: "shop",
    version: "1.0",
    owner: "o",
    grants: [],
    comment: null,
    extension: null,
    depends_on: [],
    ...more,
  });
  const place = column("t", "place", "shop.place", { depends_on: ["extension:places"] });
  const fixed = smallPlan(catalog(extension({ relocatable: false }), ...keyed(place)), catalog(...keyed()));
  expect(outline(fixed)).toEqual(["plan.extension-stays extension:places"]);
  expect(fixed.ok ? "" : fixed.issues[0]?.message).toContain("extension places leaves, and values of its types go to the archive");
  expect(smallPlan(catalog(extension(), ...keyed(place)), catalog(...keyed())).ok).toBe(true);
  expect(smallPlan(catalog(extension({ relocatable: false }), ...keyed(a)), catalog(...keyed())).ok).toBe(true);
  expect(smallPlan(catalog(extension({ relocatable: false }), ...keyed(place)), catalog(extension({ relocatable: false }), ...keyed())).ok).toBe(true);
});
