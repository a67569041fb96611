/**
 * Lint rule: imports run one way. `plv8` imports nothing of ours; `sql` installs plv8's function text and may use its types; `worker` may import `plv8` and the
 * four of `sql` (the loader, the addresses of databases, what a lost connection is, and the catalog query's composer); `server` may import how addresses are read and
 * losses known, and nothing else (it calls SQL); `tests` may import all. Nothing but
 * tests imports tests.
 */
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** For each folder: what may be imported from outside it, as paths from the root. */
const allowed = {
  plv8: [],
  sql: ["plv8/function.ts"],
  worker: ["plv8/", "sql/loader.ts", "sql/connection.ts", "sql/connection-loss.ts", "sql/server-version.ts", "sql/catalog/compose.ts"],
  server: ["sql/connection.ts", "sql/connection-loss.ts"],
  tests: ["plv8/", "sql/", "worker/", "server/"],
};
const compilerPackages = ["zod", "yaml", "@noble/hashes"];

export const importDirection = {
  meta: { type: "problem", docs: { description: "imports run one way" }, schema: [] },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    const folder = file.split("/")[0];
    const rules = Object.hasOwn(allowed, folder) ? allowed[folder] : null;
    if (rules === null) return {};
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== "string") return;
      const isType = node.importKind === "type" || node.exportKind === "type";
      const problem = specifier.startsWith(".")
        ? badPath(file, specifier, folder, isType && folder === "sql" ? ["plv8/"] : rules)
        : badPackage(file, specifier);
      if (problem !== null) context.report({ node: node.source, message: problem });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

function badPath(file, specifier, folder, rules) {
  const target = relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join("/");
  if (target.startsWith(`${folder}/`)) return null;
  if (rules.some((prefix) => target === prefix || (prefix.endsWith("/") && target.startsWith(prefix)))) return null;
  const may = rules.length === 0 ? "nothing of ours outside it" : `only ${rules.join(" and ")}`;
  return `${folder} must not import ${target}: it may import ${may}`;
}

function badPackage(file, specifier) {
  if (!file.startsWith("plv8/src/")) return null;
  if (compilerPackages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return null;
  return `the compiler must not import ${specifier}: it runs inside Postgres; it may import only ${compilerPackages.join(", ")}`;
}
