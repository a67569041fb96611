/**
 * Builds the bundle: `build/compiler.js` (the bytes that plv8, the worker and the tests run) and `build/compiler.json` (its manifest).
 *
 * Same sources, same bytes: nothing of the machine, the clock or the paths gets in.
 * Run: `npm run build:bundle`.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/** What `build/compiler.json` holds; `sha256` is over the bytes of `compiler.js`. */
export type BundleManifest = { readonly version: string; readonly sha256: string; readonly bytes: number };

/** The bundle's text and its manifest. */
export type Bundle = { readonly text: string; readonly manifest: BundleManifest };

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Reading a global is slow in a bare VM context (measured: ten times the whole run), a local is not: each is hoisted once. Host objects are
 * hidden, so that a library that looks for them finds none and takes the same path in every host.
 */
const builtins = [
  "Array",
  "BigInt",
  "Boolean",
  "Error",
  "JSON",
  "Map",
  "Math",
  "Number",
  "Object",
  "Proxy",
  "RangeError",
  "Reflect",
  "RegExp",
  "Set",
  "String",
  "Symbol",
  "SyntaxError",
  "TypeError",
  "URIError",
  "Uint8Array",
  "Uint32Array",
  "ArrayBuffer",
  "DataView",
  "Int32Array",
  "WeakMap",
  "WeakSet",
  "Date",
  "Promise",
  "Function",
  "parseInt",
  "parseFloat",
  "isNaN",
  "isFinite",
  "encodeURIComponent",
  "decodeURIComponent",
];
const hidden = [
  "process",
  "require",
  "Buffer",
  "console",
  "TextEncoder",
  "TextDecoder",
  "URL",
  "atob",
  "btoa",
  "setTimeout",
  "queueMicrotask",
  "crypto",
  "performance",
  "structuredClone",
  "navigator",
  "Intl",
  "File",
  "Blob",
  "window",
  "document",
];

/** zod brings its messages in fifty languages, a third of the bundle; the compiler writes its own. */
const withoutLocales: Plugin = {
  name: "without-locales",
  setup(hooks) {
    hooks.onResolve({ filter: /\/locales\/index\.js$/ }, (given) => (given.importer.includes("/zod/") ? { path: "none", namespace: "without-locales" } : null));
    hooks.onLoad({ filter: /.*/, namespace: "without-locales" }, () => ({ contents: "export {};" }));
  },
};

/** Makes the bundle in memory. Deterministic. */
export async function makeBundle(): Promise<Bundle> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["plv8/src/entry.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "compiler",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    minify: true,
    plugins: [withoutLocales],
    legalComments: "none",
    charset: "ascii",
    define: { DATA_ARCHITECT_VERSION: JSON.stringify(version) },
    logLevel: "warning",
  });
  const inner = result.outputFiles[0]?.text;
  if (inner === undefined) throw new Error("esbuild wrote no bundle");
  const text = wrap(inner);
  return { text, manifest: { version, sha256: createHash("sha256").update(text).digest("hex"), bytes: Buffer.byteLength(text) } };
}

function wrap(inner: string): string {
  const hoisted = builtins.map((name) => `${name}=g.${name}`).join(",");
  return `"use strict";var DataArchitect=(()=>{const g=globalThis,${hoisted};let ${hidden.join(",")};\n${inner}\nreturn Object.freeze({compile:compiler.compile,run:compiler.run});})();\n`;
}

/** Writes `build/compiler.js` and `build/compiler.json`. */
export async function writeBundle(directory: string = join(root, "build")): Promise<BundleManifest> {
  const bundle = await makeBundle();
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "compiler.js"), bundle.text);
  await writeFile(join(directory, "compiler.json"), JSON.stringify(bundle.manifest, null, 2) + "\n");
  return bundle.manifest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = await writeBundle();
  process.stdout.write(`build/compiler.js ${manifest.version} ${manifest.bytes} bytes sha256 ${manifest.sha256}\n`);
}
