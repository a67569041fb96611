/** The compiler inside the worker: the installed bundle's bytes in a bare context, so that its output equals plv8's byte for byte. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Script, createContext } from "node:vm";
import type { Issue, Result } from "../plv8/src/types/issue.ts";

export type Compiler = {
  /** SHA-256 of the bundle's bytes, lower-case hex. */
  readonly sha256: string;
  /** JSON text in, JSON text out, exactly what the bundle said. */
  readonly text: (op: string, input: string) => string;
  /** What the bundle said: a value with its warnings, or the issues of an input that it does not take. */
  readonly result: <T>(op: string, input: unknown) => Result<T>;
  /** As `result`, for large inputs, without the texts between. `input` must be what JSON would keep: no `undefined`, no dates; the result may share parts of it. */
  readonly shared: <T>(op: string, input: unknown) => Result<T>;
  /** The value of a successful call; a failed one throws `CompilerRefusal` with the issues. */
  readonly value: <T>(op: string, input: unknown) => T;
};

/** The compiler refused an input that another part had already accepted. */
export class CompilerRefusal extends Error {
  readonly issues: readonly Issue[];
  constructor(op: string, issues: readonly Issue[]) {
    super(`compiler op ${op} refused its input: ${issues.map((issue) => `${issue.path === "" ? "" : `${issue.path}: `}${issue.message}`).join("; ")}`);
    this.name = "CompilerRefusal";
    this.issues = issues;
  }
}

type Bundle = { compile: (op: string, input: string) => string; run: (op: string, input: unknown) => unknown };

/** Where the build puts the bundle: the same place in a checkout (`worker/…`) and in the package (`dist/worker/…`). */
const bundlePath = (): string => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  return /[/\\]dist[/\\]worker[/\\]$/.test(here)
    ? fileURLToPath(new URL("../../build/compiler.js", import.meta.url))
    : fileURLToPath(new URL("../build/compiler.js", import.meta.url));
};

/** Which release this is: what the bundle's manifest says. */
export const programVersion = (): string => (JSON.parse(readFileSync(bundlePath().replace(/\.js$/, ".json"), "utf8")) as { readonly version: string }).version;

/** Loads a bundle; throws when the file is missing (run `make build`) or does not define the compiler. */
export const loadCompiler = async (path: string = bundlePath()): Promise<Compiler> => {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`the compiler bundle ${path} is missing; build it with \`make build\``);
  });
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  new Script(bytes.toString("utf8"), { filename: "compiler.js" }).runInContext(context);
  const bundle = new Script("typeof DataArchitect === 'undefined' ? null : DataArchitect").runInContext(context) as Bundle | null;
  if (bundle === null) throw new Error(`${path} is not a compiler bundle: it does not define DataArchitect`);
  const text = (op: string, input: string): string => bundle.compile(op, input);
  const result = <T>(op: string, input: unknown): Result<T> => JSON.parse(text(op, JSON.stringify(input))) as Result<T>;
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    text,
    result,
    shared: <T>(op: string, input: unknown): Result<T> => bundle.run(op, input) as Result<T>,
    value: <T>(op: string, input: unknown): T => {
      const output = result<T>(op, input);
      if (!output.ok) throw new CompilerRefusal(op, output.issues);
      return output.value;
    },
  };
};
