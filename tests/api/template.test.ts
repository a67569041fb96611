/** Templates in the database: listed, given as documents, fitted to a business, declared. */
import type pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors, newestMajor } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

type Json = Readonly<Record<string, unknown>>;

describe.each(majors())("templates on Postgres %i", (major) => {
  const database = useDatabase({ major, template: () => peopledTemplate(major) });
  let ada: pg.Client;
  let nobody: pg.Client;
  const template = async (name: string, options: Json = {}): Promise<string> =>
    (await ada.query<{ text: string }>("select arch.template($1, $2) as text", [name, options])).rows[0]?.text ?? "";
  const sound = (text: string, what: string): ReturnType<typeof declareText> & { ok: true } => {
    const result = declareText(text, shopSettings(major));
    if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.issues, null, 1)}\n${text}`);
    return result;
  };

  beforeAll(async () => {
    ada = await connect(database, personLogin("ada"));
    nobody = await connect(database, personLogin("nobody"));
  });

  test("are listed for everybody who may speak to arch, with what they answer", async () => {
    const { rows } = await nobody.query("select name, tenancy, cardinality(entities) as entities, questions from arch.templates order by name");
    expect(rows).toHaveLength(8);
    expect(rows[2]).toMatchObject({
      name: "ecommerce",
      tenancy: "row by store",
      entities: 21,
      questions: expect.arrayContaining(["What is in stock where?"]) as unknown,
    });
  });

  test("a template is the document itself; fitted to nothing new it means the same", async () => {
    const { rows } = await ada.query<{ name: string; document: string }>("select name, document from arch.templates");
    for (const { name, document } of rows) {
      expect(await template(name)).toBe(document);
      const [plain, fitted] = [sound(document, name), sound(await template(name, { model: name }), name)];
      expect(fitted.value.design, name).toEqual(plain.value.design);
    }
  });

  test("every entity can be dropped, or says what must go with it; every one can be renamed", async () => {
    const { rows } = await ada.query<{ name: string; entities: string[]; model: { entities: Record<string, { attributes?: Json }> } }>(
      "select name, entities, model from arch.templates",
    );
    let refused = 0;
    // Those with sums, arcs, owners of owners and partitions; the SQL is the same on each major, the oldest shows that it runs there.
    for (const { name, entities, model } of rows.filter((row) =>
      (major === newestMajor() ? ["crm", "financial_ledger", "iot", "healthcare_emr"] : ["crm"]).includes(row.name),
    )) {
      // Of medical records those that open and hide.
      for (const entity of entities.filter(
        (each) => name !== "healthcare_emr" || ["patient", "consent", "access_log", "care_team_member", "practitioner"].includes(each),
      )) {
        const text = await template(name, { drop: [entity] }).catch((error: { message: string; hint: string }) => {
          expect(error.message).toMatch(/options\.drop: \w+ is (within|the tenant)/);
          refused += 1;
          return null;
        });
        if (text !== null)
          expect(Object.keys(sound(text, `${name} without ${entity}`).value.model.entities)).toEqual(entities.filter((other) => other !== entity));
        const renamed = sound(await template(name, { rename: { [entity]: "renamed_thing" } }), `${name} with another name for ${entity}`).value;
        expect(Object.keys(renamed.model.entities)).toEqual(entities.map((other) => (other === entity ? "renamed_thing" : other)));
        expect(renamed.model.access).toHaveLength(sound(await template(name), name).value.model.access.length);
        const [attribute] = Object.keys(model.entities[entity]?.attributes ?? {});
        if (attribute === undefined) continue;
        sound(await template(name, { rename: { [`${entity}.${attribute}`]: "renamed_value" } }), `${name} with another name for ${entity}.${attribute}`);
        const less = await template(name, { drop: [`${entity}.${attribute}`] });
        expect(Object.keys(sound(less, `${name} without ${entity}.${attribute}`).value.model.entities[entity]?.attributes ?? {})).not.toContain(attribute);
      }
    }
    expect(refused).toBeGreaterThan(major === newestMajor() ? 3 : 0);
  }, 120_000);

  test("tenancy, keys and history are switched for the whole", async () => {
    const { rows } = await ada.query<{ name: string }>("select name from arch.templates");
    for (const { name } of rows) {
      const apart = sound(await template(name, { tenancy: "none", keys: "bigint", audit: true, workload: "mixed" }), name).value;
      expect(apart.model).toMatchObject({ intent: { tenancy: { kind: "none" }, workload: "mixed" }, conventions: { keys: "bigint" } });
      expect(Object.values(apart.model.entities).every((entity) => entity.history === "audit" || entity.immutable === true)).toBe(true);
      sound(
        await template(name, {
          tenancy: { kind: "row", by: "firm" },
          entities: { firm: { is: "Who uses it.", attributes: { title: { type: "text", required: true } } } },
        }),
        name,
      );
    }
  });

  test("things are added, and what is there gets more", async () => {
    const { model } = sound(
      await template("ecommerce", {
        model: "shop",
        drop: ["review"],
        rename: { customer: "client" },
        history: { voucher: "audit" },
        entities: {
          gift: { is: "What is added for nothing.", attributes: { name: { type: "text", required: true, is: "Yes: a name, said with #." } } },
          client: { attributes: { vat_number: { type: "text", is: "For the bill." } } },
        },
        relationships: [{ from: "gift", to: "store", required: true }],
        access: [{ name: "gifts_by_name", entity: "gift", equals: ["name"] }],
      }),
      "more",
    ).value;
    expect(model.model).toBe("shop");
    expect(Object.keys(model.entities)).toEqual(expect.arrayContaining(["gift", "client"]));
    expect(Object.keys(model.entities["client"]?.attributes ?? {})).toEqual(["email", "full_name", "phone", "accepts_marketing", "vat_number"]);
    expect(model.entities["voucher"]?.history).toBe("audit");
    expect(model.access.find((pattern) => pattern.name === "orders_of_customer")?.equals).toEqual(["client"]);
  });

  test.each([
    [{ drop: ["revue"] }, "options.drop[0]: ecommerce has no entity `revue`", "review"],
    [{ drop: ["order"] }, "options.drop: line is within order", "Drop line too"],
    [{ drop: ["store"] }, "options.drop: store is the tenant", '"tenancy"'],
    [{ rename: { "customer.mail": "x" } }, 'options.rename["customer.mail"]: customer has no attribute `mail`', "email"],
    [{ rename: { customer: "order" } }, 'options.rename["customer"]: there is a `order` already', "another name"],
    [{ rename: { customer: "The Client" } }, 'options.rename["customer"]: `The Client` is not a name', "Lower-case"],
    [{ renam: {} }, "options.renam: no such option", "rename"],
    [{ drop: "review" }, "options.drop: string where array is expected", '["review"'],
    [{ keys: "serial" }, "options.keys: `serial`", "uuid_v7, uuid_v4, bigint"],
    [{ tenancy: { kind: "row", by: "shop" } }, "options.tenancy.by: there is no entity `shop`", "store"],
  ])("%j is refused with the path and what is possible", async (options, message, hint) => {
    await expect(template("ecommerce", options)).rejects.toMatchObject({
      code: "ZA008",
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining(hint) as string,
    });
  });

  test("an unknown one is refused with the names there are", async () => {
    await expect(template("ecomerce")).rejects.toMatchObject({ code: "ZA006", hint: expect.stringContaining("ecommerce") as string });
  });

  test("declaring one is one statement", async () => {
    const { rows } = await ada.query<{ state: string; request: string }>(
      'select state, request from arch.declare(\'shop\', arch.template(\'ecommerce\', \'{"model": "shop", "drop": ["review"]}\'))',
    );
    expect(rows[0]).toMatchObject({ state: "compiling" });
    const { rows: stored } = await ada.query<{ input: string }>("select input from arch.requests where id = $1", [rows[0]?.request]);
    expect(stored[0]?.input).toMatch(/^# From the template ecommerce, with drop, model\nmodel: shop\n/);
  });
});
