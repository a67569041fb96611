/** Models in files, by the program alone: begun, checked, explained, renamed, put together from several. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCli } from "../../helpers/run-cli.ts";

const home = mkdtempSync(join(tmpdir(), "data-architect-model-"));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const text = await runCli(words);
  return { code: text.code, out: text.out.replaceAll(`${home}/`, ""), err: text.err.replaceAll(`${home}/`, "") };
}

function file(name: string, text: string): string {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), text);
  return join(home, name);
}

test("templates are listed and shown", async () => {
  expect((await run("template", "list")).out).toMatch(/^template +entities +tenancy +description\n(.*\n)*ecommerce +21 +row by store/);
  expect((await run("template", "show", "crm")).out).toMatch(/^# .*\n# Questions it answers: .*\nmodel: crm\n/);
  expect(await run("template", "show", "crn")).toMatchObject({ code: 3, err: expect.stringContaining("there are: cms, crm") as string });
});

test("a model begins empty or from a template, with the schema that editors read, and never over another file", async () => {
  expect(await run("model", "init", join(home, "first.yaml"))).toMatchObject({
    code: 0,
    out: expect.stringContaining("next: data-architect model check first.yaml") as string,
  });
  expect(readFileSync(join(home, "first.yaml"), "utf8")).toMatch(/^# yaml-language-server: \$schema=\.\/model\.schema\.json\nmodel: first\n/);
  expect(JSON.parse(readFileSync(join(home, "model.schema.json"), "utf8"))).toMatchObject({ title: "Data Architect model" });
  expect((await run("model", "check", join(home, "first.yaml"))).out).toBe("first.yaml: sound\n");
  expect(await run("model", "init", join(home, "first.yaml"))).toMatchObject({ code: 2, err: expect.stringContaining("is there already") as string });
  await run("model", "init", join(home, "shop.yaml"), "--template", "ecommerce", "--name", "shop");
  expect((await run("model", "check", join(home, "shop.yaml"))).out).toBe("shop.yaml: sound\n");
  expect(await run("model", "format", "--check", join(home, "first.yaml"))).toMatchObject({ code: 0, out: "" });
});

test("problems stand at their line and column, all of them", async () => {
  const bad = file(
    "bad.yaml",
    'model: bad\nentities:\n  a:\n    is: "A."\n    attributes: { n: { type: txt } }\naccess:\n  - { name: p, entity: b, equals: [n] }\n',
  );
  expect(await run("model", "check", bad)).toMatchObject({
    code: 3,
    out: expect.stringMatching(/^bad\.yaml:5:\d+: error: entities\.a\.attributes\.n\.type: .*`text`/) as string,
  });
});

test("an explanation tells what becomes of an entity, with sizes, and of a column alone", async () => {
  const path = file(
    "explained.yaml",
    'model: m\nareas: { talk: "What is said." }\nentities:\n  note: { is: "A note.", area: talk, attributes: { words: { type: text, required: true } } }\n  other: { is: "Another." }\n',
  );
  const { out } = await run("model", "explain", path, "talk");
  expect(out).toMatch(/^m\.notes {2}A note\.\n {2}table notes {2}\d+ bytes a row, \d+ MiB a million\n/);
  expect(out).toMatch(/Belongs to the area talk: What is said\./);
  expect(out).not.toContain("others");
  expect((await run("model", "explain", path, "notes.words")).out).toMatch(/column words {2}text not null\n {6}text becomes text\./);
  expect(await run("model", "explain", path, "nothing")).toMatchObject({ code: 3, err: expect.stringContaining("nothing is called nothing here") as string });
});

test("a rename writes the identity down", async () => {
  const path = file(
    "renamed.yaml",
    'model: m\nentities:\n  # people\n  customer: { is: "A customer.", attributes: { name: { type: text } } }\naccess: [ { name: p, entity: customer, equals: [name] } ]\n',
  );
  expect(await run("model", "rename", path, "customer.name", "full_name")).toMatchObject({ code: 0 });
  expect(await run("model", "rename", path, "customer", "client")).toMatchObject({ code: 0 });
  const text = readFileSync(path, "utf8");
  expect(text).toContain("# people");
  expect(text).toMatch(/client:\n {4}is: "A customer\."\n {4}id: customer\n {4}attributes: \{ full_name: \{ type: text, id: name \} \}/);
  expect(text).toContain("- { name: p, entity: client, equals: [full_name] }");
});

test("files and packages join the model that uses them; problems stand in their own file", async () => {
  file(
    "node_modules/@acme/billing/model.yaml",
    'model: billing\nentities:\n  invoice: { is: "A bill.", attributes: { number: { type: text } } }\naccess: [ { name: by_number, entity: invoice, equals: [numbr] } ]\n',
  );
  file(
    "people.yaml",
    'model: people\nuse: ["@acme/billing/model.yaml"]\nentities:\n  person: { is: "Somebody." }\nrelationships: [ { from: invoice, to: person, required: true } ]\n',
  );
  const path = file(
    "whole.yaml",
    'model: whole\nuse: [./people.yaml]\nentities:\n  place: { is: "Somewhere." }\nrelationships: [ { from: person, to: place } ]\n',
  );
  const wrong = await run("model", "check", path);
  expect(wrong.out).toMatch(
    /node_modules\/@acme\/billing\/model\.yaml:4:\d+: error: access\[0\]\.equals\[0\]: invoice has no attribute `numbr`; did you mean `number`\?/,
  );
  file(
    "node_modules/@acme/billing/model.yaml",
    'model: billing\nentities:\n  invoice: { is: "A bill.", attributes: { number: { type: text } } }\naccess: [ { name: by_number, entity: invoice, equals: [number] } ]\n',
  );
  expect((await run("model", "check", path)).out).toBe("whole.yaml: sound\n");
  expect((await run("model", "explain", path, "invoices.person_id")).out).toContain("column person_id");
});

test.each([
  ["a file that is not there", "use: [./nowhere.yaml]", /whole2\.yaml:2:7: error: use\[0\]: `\.\/nowhere\.yaml` is not found/],
  ["a ring", "use: [./whole2.yaml]", /in turn: a ring/],
  ["the same entity twice", "use: [./twice.yaml]", /twice\.yaml:3:3: error: entities\.place: place is in .*whole2\.yaml already/],
  ["another intent", "use: [./other.yaml]", /other\.yaml:2:\d+: error: intent\.workload: intent\.workload is "analytical" here, not said in/],
  ["what is no list", "use: x", /`use` is not a list of files/],
])("%s is refused in its place", async (_, use, message) => {
  file("twice.yaml", 'model: twice\nentities:\n  place: { is: "Somewhere else." }\n');
  file("other.yaml", 'model: other\nintent: { workload: analytical }\nentities: { b: { is: "B." } }\n');
  expect(await run("model", "check", file("whole2.yaml", `model: whole\n${use}\nentities:\n  place: { is: "Somewhere." }\n`))).toMatchObject({
    code: 3,
    out: expect.stringMatching(message) as string,
  });
});

test("a template can be used too", async () => {
  const path = file(
    "with-template.yaml",
    'model: mine\nuse: ["template:social_network"]\nintent: { workload: read_heavy, horizon: "2 years" }\nconventions: { keys: bigint, timestamps: true }\nentities:\n  badge: { is: "What a member has earned." }\nrelationships: [ { from: badge, to: member, required: true } ]\n',
  );
  expect((await run("model", "check", path)).out).toBe("with-template.yaml: sound\n");
});

test("a tenant's schema is built by the same script under another name", async () => {
  const path = file("tenant.yaml", 'model: m\nintent: { tenancy: { kind: schema } }\nentities:\n  note: { is: "A note." }\n');
  const [first, second] = [
    await run("model", "script", path, "--schema", "tenant_1", "--owner", "m_owner"),
    await run("model", "script", path, "--schema", "tenant_2", "--owner", "m_owner"),
  ];
  expect(first.out).toMatch(/^begin;\n(.|\n)*create table tenant_1\.notes \((.|\n)*commit;\n$/);
  expect(second.out).toBe(first.out.replaceAll("tenant_1", "tenant_2"));
});
