/** What a model becomes: the rules, their reasons, and what stays the same from version to version. */
import { beforeAll, describe, expect, test } from "vitest";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import type { Design } from "../../../plv8/src/types/design.ts";
import { declareShop, declareText, shopSettings, shopText } from "../../helpers/shop.ts";

let v1: Design;
let v2: Design;

beforeAll(async () => {
  v1 = (await declareShop(1)).design;
  v2 = (await declareShop(2)).design;
});

const object = (design: Design, address: string): CatalogObject => {
  const found = design.catalog.objects.find((each) => each.address === address);
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
};
const designOf = (document: string, settings = shopSettings()): Design => {
  const result = declareText(document, settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value.design;
};

describe("a catalog", () => {
  test("is sorted, its addresses are distinct, and everything it needs is in it", () => {
    for (const design of [v1, v2]) {
      const addresses = design.catalog.objects.map((each) => each.address);
      expect(addresses).toEqual([...new Set(addresses)].sort());
      for (const each of design.catalog.objects) for (const need of each.depends_on) expect(addresses, `${each.address} needs`).toContain(need);
    }
  });

  test("has a comment on everything and an owner where there can be one", () => {
    for (const each of v1.catalog.objects) {
      expect(each.comment, each.address).toMatch(/\S/);
      if (["schema", "table", "function", "view"].includes(each.kind)) expect(each.owner).toBe("shop_owner");
    }
  });

  test("has an index whose start covers each foreign key", () => {
    const leads = v1.catalog.objects.flatMap((each) =>
      each.kind === "index" && (each.predicate === null || each.predicate === `(${each.keys.at(-1) ?? ""} IS NOT NULL)`)
        ? [{ table: each.table, keys: each.keys }]
        : each.kind === "constraint" && (each.type === "primary" || each.type === "unique")
          ? [{ table: each.table, keys: each.columns }]
          : [],
    );
    for (const each of v1.catalog.objects) {
      if (each.kind !== "constraint" || each.type !== "foreign") continue;
      expect(
        leads.some((lead) => lead.table === each.table && each.columns.every((name) => lead.keys.slice(0, each.columns.length).includes(name))),
        each.address,
      ).toBe(true);
    }
  });

  test("guards every tenant-owned table, the tenant key first in keys and indexes", () => {
    const tables = v1.catalog.objects.filter((each) => each.kind === "table");
    for (const table of tables) {
      expect(table).toMatchObject({ row_security: true });
      expect(v1.catalog.objects.some((each) => each.kind === "policy" && each.table === table.name)).toBe(true);
    }
    for (const each of v1.catalog.objects) {
      const keys =
        each.kind === "index" && each.method === "btree"
          ? each.keys
          : each.kind === "constraint" && (each.type === "primary" || each.type === "unique")
            ? each.columns
            : null;
      if (keys !== null && "table" in each && each.table !== "stores") expect(keys[0], each.address).toBe("store_id");
    }
  });

  test("fires no trigger of ours for columns that evolution fills", () => {
    for (const each of v1.catalog.objects) if (each.kind === "trigger") expect(each.definition).toMatch(/UPDATE OF /);
  });

  test("pins the search_path of every function and names no schema but its own and Postgres's", () => {
    for (const each of v1.catalog.objects) if (each.kind === "function") expect(each.definition).toContain("SET search_path TO 'pg_catalog', 'pg_temp'");
  });

  test("brings uuid_v7 before Postgres 18 only", () => {
    expect(object(v1, "column:shop.orders.id")).toMatchObject({ default: "uuidv7()" });
    const older = designOf("{ model: m, entities: { a: { is: A. } } }", shopSettings(17));
    expect(object(older, 'column:shop."as".id')).toMatchObject({ default: "shop.uuid_v7()", depends_on: ["function:shop.uuid_v7()", 'table:shop."as"'] });
  });
});

describe("a decision", () => {
  test("says rule, reason, citation, what was rejected and what it costs", () => {
    const index = v1.decisions.find((each) => each.rule === "access.equality-range-sort");
    expect(index).toMatchObject({
      subject: "index:shop.orders_store_id_customer_id_status_placed_at_idx",
      cites: ["access.recent_orders", "relationships[4]"],
      reason: expect.stringContaining("recent_orders is 60 % of traffic") as string,
      rejected: expect.stringContaining("sorted each time") as string,
      cost: expect.stringMatching(/^\d+ bytes a row/) as string,
    });
  });

  test("stands behind every object that a rule chose", () => {
    const subjects = new Set(v1.decisions.map((each) => each.subject));
    for (const each of v1.catalog.objects) {
      if (
        ["table", "index", "policy", "view", "trigger", "schema"].includes(each.kind) &&
        !each.address.includes("_history") &&
        !each.address.endsWith("record_history")
      )
        expect(subjects, each.address).toContain(each.address);
    }
  });
});

describe("from version to version", () => {
  test("a renamed column keeps its id", () => {
    expect(v1.ids).toContainEqual({ id: "customer.name", address: "column:shop.customers.name" });
    expect(v2.ids).toContainEqual({ id: "customer.name", address: "column:shop.customers.full_name" });
  });

  test("every table and column has one id, each once", () => {
    for (const design of [v1, v2]) {
      expect(new Set(design.ids.map((each) => each.id)).size).toBe(design.ids.length);
      const addressed = design.ids.map((each) => each.address).sort();
      expect(addressed).toEqual(design.catalog.objects.filter((each) => each.kind === "table" || each.kind === "column").map((each) => each.address));
    }
  });

  test("evolve becomes SQL over the columns of both versions", () => {
    expect(v2.evolve).toEqual([
      {
        column: "column:shop.customers.first_name",
        forward: "pg_catalog.split_part(contact, ' ', 1)",
        back: "nullif(pg_catalog.concat_ws(' ', first_name, last_name), '')",
        fill: null,
      },
      {
        column: "column:shop.customers.last_name",
        forward: "nullif(pg_catalog.substr(contact, pg_catalog.length(pg_catalog.split_part(contact, ' ', 1)) + 2), '')",
        back: null,
        fill: null,
      },
      { column: "column:shop.orders.channel", forward: null, back: null, fill: "'web'" },
    ]);
  });

  test("an evolve entry that is carried out gets a warning and does nothing more", async () => {
    const again = declareText(await shopText(2), shopSettings(), v2);
    if (!again.ok) throw new Error(JSON.stringify(again.issues));
    expect(again.warnings.map((issue) => `${issue.code} ${issue.path}`)).toEqual([
      'evolve.carried-out evolve["customer.first_name"]',
      'evolve.carried-out evolve["customer.last_name"]',
      'evolve.carried-out evolve["order.channel"]',
    ]);
    expect(again.value.design.evolve).toEqual([]);
    expect(again.value.design.catalog).toEqual(v2.catalog);
  });

  test("a schema that was adopted and is somebody else's, as public is, stays as it is", () => {
    const document = "{ model: m, entities: { a: { is: A., plural: as_, attributes: { x: { type: text } } } } }";
    const settings = { ...shopSettings(), schema: "public" };
    const adopted = designOf(document, settings);
    const [mine, theirs] = [
      object(adopted, "schema:public"),
      { owner: "pg_database_owner", comment: "standard public schema", grants: [{ grantee: "public", privileges: ["USAGE"] }] },
    ];
    const former = {
      ...adopted,
      catalog: { ...adopted.catalog, objects: adopted.catalog.objects.map((each) => (each === mine ? { ...mine, ...theirs } : each)) },
    };
    const next = declareText(document, settings, former as Design);
    if (!next.ok) throw new Error(JSON.stringify(next));
    expect(object(next.value.design, "schema:public")).toEqual({ ...mine, ...theirs });
    expect(object(designOf(document, settings), "schema:public")).toMatchObject({ owner: settings.owner });
  });

  test("fill is for columns that are new or become required; elsewhere it gets a warning", () => {
    const document = (attribute: string): string =>
      `{ model: m, entities: { a: { is: A., plural: as_, attributes: { x: { type: text${attribute} } } } }, evolve: { a.x: { fill: "'none'" } } }`;
    const former = designOf(document("").replace(/, evolve.*\}$/, " }"));
    const [same, required] = [declareText(document(""), shopSettings(), former), declareText(document(", required: true"), shopSettings(), former)];
    if (!same.ok || !required.ok) throw new Error(JSON.stringify([same, required]));
    expect([same.warnings.map((issue) => issue.code), same.value.design.evolve]).toEqual([["evolve.carried-out"], []]);
    expect([required.warnings, required.value.design.evolve.map((rule) => rule.fill)]).toEqual([[], ["'none'"]]);
  });

  const base = "{ model: m, entities: { a: { is: A., plural: as_, attributes: { x: { type: text }, y: { type: text } } } } }";
  const after = (attributes: string, rest = ""): ReturnType<typeof declareText> =>
    declareText(`{ model: m, entities: { a: { is: A., plural: as_, attributes: { ${attributes} } } }${rest} }`, shopSettings(), designOf(base));

  test.each([
    [
      "a new required column without a value",
      "x: { type: text }, y: { type: text }, z: { type: text, required: true }",
      "",
      "evolve.missing-fill",
      "entities.a.attributes.z",
    ],
    [
      "forward over a column that never was",
      "x: { type: text }, z: { type: text }",
      ", evolve: { a.z: { forward: w } }",
      "expression.unknown-name",
      'evolve["a.z"].forward',
    ],
    [
      "back over a column that is gone",
      "x: { type: text }, z: { type: text }",
      ", evolve: { a.z: { forward: y, back: y } }",
      "expression.unknown-name",
      'evolve["a.z"].back',
    ],
    ["back from two columns", "z: { type: text }", ", evolve: { a.z: { forward: x || y, back: z } }", "evolve.back", 'evolve["a.z"].back'],
    ["back without forward", "x: { type: text }, z: { type: text }", ", evolve: { a.z: { back: z } }", "evolve.back", 'evolve["a.z"].back'],
    ["nothing said", "x: { type: text }, z: { type: text }", ", evolve: { a.z: {} }", "evolve.empty", 'evolve["a.z"]'],
    [
      "fill and forward",
      "x: { type: text }, z: { type: text }",
      ", evolve: { a.z: { forward: y, fill: \"'q'\" } }",
      "model.contradiction",
      'evolve["a.z"].fill',
    ],
    ["a new thing under a former name", "w: { type: text, id: x }, x: { type: text }, y: { type: text }", "", "model.duplicate-id", "entities.a.attributes.x"],
    [
      "fill that smuggles",
      "x: { type: text }, y: { type: text }, z: { type: text }",
      ', evolve: { a.z: { fill: "(select 1)" } }',
      "expression.subselect",
      'evolve["a.z"].fill',
    ],
  ])("%s is refused", (_what, attributes, rest, code, path) => {
    const result = after(attributes, rest);
    if (result.ok) throw new Error("it was accepted");
    expect(result.issues.filter((issue) => issue.severity === "error")).toEqual([
      expect.objectContaining({ code, path, hint: expect.stringMatching(/\S/) as string }),
    ]);
  });

  test("an id that the last version has not gets a warning", () => {
    expect(after("x: { type: text, id: nope }, y: { type: text }")).toMatchObject({ ok: true, warnings: [{ code: "model.new-id" }] });
  });

  test("a thing that becomes another's part is refused: its key would change", () => {
    const result = declareText(
      "{ model: m, entities: { b: { is: B. }, a: { is: A., plural: as_, within: b, attributes: { x: { type: text }, y: { type: text } } } } }",
      shopSettings(),
      designOf(base),
    );
    expect(result).toMatchObject({ ok: false, issues: [{ code: "evolve.key-change", path: "entities.a" }] });
  });
});

describe("odd names", () => {
  test("constructor, toString and words of SQL are names like others", () => {
    const design = designOf(
      "{ model: m, entities: { constructor: { is: C., attributes: { valueof: { type: state, initial: constructor, moves: { constructor: [tostring] } }, table: { type: text } }, rules: { hasownproperty: \"valueof = 'tostring'\" } } }, access: [ { name: prototype, entity: constructor, equals: [table] } ] }",
    );
    expect(design.catalog.objects.some((each) => each.address === 'column:shop.constructors."table"')).toBe(true);
  });

  test("long names are cut to 63 bytes, the same each time, and stay distinct", () => {
    const long = "a".repeat(30);
    const document = `{ model: m, entities: { thing: { is: T., attributes: { ${long}x: { type: text }, ${long}y: { type: text }, ${long}z: { type: text } } } }, access: [ { name: p, entity: thing, equals: [${long}x, ${long}y] }, { name: q, entity: thing, equals: [${long}y, ${long}z] } ] }`;
    const names = designOf(document)
      .catalog.objects.filter((each) => each.kind === "index")
      .map((each) => each.name);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
    expect(designOf(document)).toEqual(designOf(document));
  });
});

test("every cited path is in the document", async () => {
  const { model, design } = await declareShop(2);
  for (const cited of design.decisions.flatMap((each) => each.cites)) {
    const steps = cited.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
    const [section = "", name] = steps;
    if (section === "access") {
      expect(model.access.map((pattern) => pattern.name)).toContain(name);
      continue;
    }
    const found = steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], model);
    expect(found, cited).toBeDefined();
  }
});
