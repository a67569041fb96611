/** The bundle: the same bytes each time, and at home in a host that has nothing but the language. */
import { createContext, Script } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Bundle, makeBundle } from "../../plv8/build.ts";
import { compileFunctionSql } from "../../plv8/function.ts";
import { compile } from "../../plv8/src/entry.ts";
import { ops } from "../../plv8/src/ops/ops.ts";
import { shopSettings, shopText } from "../helpers/shop.ts";

let bundle: Bundle;
type Loaded = { readonly compile: (op: string, input: string) => string; readonly run: (op: string, input: unknown) => unknown };

let inside: Loaded["compile"];
let shared: Loaded["run"];

beforeAll(async () => {
  bundle = await makeBundle();
  const loaded = load(bundle.text);
  inside = (op, input) => loaded.compile(op, input);
  shared = (op, input) => loaded.run(op, input);
});

/** A context as bare as plv8's: the language and nothing of a host; no code from strings. */
function load(text: string): Loaded {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  new Script(text, { filename: "compiler.js" }).runInContext(context);
  return new Script("DataArchitect").runInContext(context) as Loaded;
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

describe("the bundle", () => {
  test("has the same bytes at each build, and a manifest that says so", async () => {
    const again = await makeBundle();
    expect(again.manifest).toEqual(bundle.manifest);
    expect(again.text).toBe(bundle.text);
  });

  test("names nothing of the machine", () => {
    expect(bundle.text).not.toMatch(/node_modules|\/work\/|\/home\/|file:\/\//);
  });

  test("uses nothing that came after ES2022", () => {
    expect(bundle.text).not.toMatch(/\.(toSorted|toReversed|toSpliced|isWellFormed|groupBy|withResolvers)\(/);
  });

  test("offers every op of the compiler", () => {
    expect(Object.keys(ops).sort()).toEqual(["check", "declare", "diff", "fingerprint", "lint", "plan", "script", "version"]);
    expect(JSON.parse(inside("version", "{}"))).toEqual({ ok: true, value: { version: bundle.manifest.version, canon: 1 }, warnings: [] });
  });

  test("gives in a bare context what the sources give in Node, byte for byte", async () => {
    const first = JSON.stringify({ document: await shopText(1), settings: shopSettings(), former: null });
    const output = inside("declare", first);
    expect(output).toBe(compile("declare", first));
    const { design } = (JSON.parse(output) as { value: { design: unknown } }).value;
    const second = JSON.stringify({ document: await shopText(2), settings: shopSettings(), former: design });
    expect(inside("declare", second)).toBe(compile("declare", second));
    const script = JSON.stringify({ catalog: (design as { catalog: unknown }).catalog });
    expect(inside("script", script)).toBe(compile("script", script));
    expect(inside("fingerprint", script)).toBe(compile("fingerprint", script));
  });

  test("gives for values what it gives for their texts, and changes none of them", async () => {
    const designs = await Promise.all(
      ([1, 2] as const).map(
        async (version) =>
          JSON.parse(inside("declare", JSON.stringify({ document: await shopText(version), settings: shopSettings(), former: null }))) as {
            value: { design: unknown };
          },
      ),
    );
    const [applied, declared] = designs.map(({ value }) => value.design);
    const input = { project: "shop", applied, declared, sizes: {}, model_digest: "", options: { plain: true } };
    expect(JSON.stringify(shared("plan", frozen(input)))).toBe(inside("plan", JSON.stringify(input)));
    expect(shared("plan", [])).toMatchObject({ ok: false, issues: [{ code: "compiler.input-not-object" }] });
  });

  test.each([
    ["an unknown op", "destroy", "{}", "compiler.unknown-op"],
    ["an op of the prototype", "constructor", "{}", "compiler.unknown-op"],
    ["no JSON", "check", "{", "compiler.input-not-json"],
    ["a list", "check", "[]", "compiler.input-not-object"],
    ["no document", "check", "{}", "compiler.input"],
    ["no settings", "check", '{"document":"model: a"}', "compiler.input"],
    ["no catalog", "fingerprint", "{}", "compiler.input"],
    ["no catalogs", "diff", "{}", "compiler.input"],
    ["no design", "plan", "{}", "compiler.input"],
  ])("answers %s with an issue, not with an exception", (_what, op, input, code) => {
    const output = JSON.parse(inside(op, input)) as { ok: boolean; issues: { code: string; hint: string | null }[] };
    expect(output.ok).toBe(false);
    expect(output.issues[0]?.code).toBe(code);
    expect(output.issues[0]?.hint).toBeTruthy();
  });

  test("fits into one plv8 function, owned by the role without rights", () => {
    const sql = compileFunctionSql(bundle);
    expect(sql).toMatch(/^create or replace function arch_private\.compile\(op text, input text\)\nreturns text\nlanguage plv8\n/);
    expect(sql).toContain("security definer");
    expect(sql).toContain("owner to arch_compiler");
    const body = /as (\$\w+\$)\n([^]*)\n\1;/.exec(sql)?.[2] ?? "";
    const call = new Script(`(function (op, input) {${body}\n})`).runInContext(createContext({})) as (op: string, input: string) => string;
    expect(call("version", "{}")).toBe(inside("version", "{}"));
    expect(call("version", "{}")).toBe(inside("version", "{}"));
  });
});
