/**
 * Builds the npm package: `dist/` is its root, with the same folders as the checkout, so that every path between files stays what it is;
 * then packs it into `data-architect-VERSION.tgz`. Run by `make pack`, after the bundle and the console are built.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publishedManifest } from "./published-manifest.ts";
import type { Manifest } from "./published-manifest.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");

/** Fills `dist/`. @returns the path of the tarball. */
export function pack(): string {
  rmSync(dist, { recursive: true, force: true });
  execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", "tsconfig.dist.json"], { cwd: root, stdio: "inherit" });
  // Only its types are used by what is shipped; it builds the bundle, which is shipped built.
  rmSync(join(dist, "plv8", "build.js"), { force: true });
  copyFiles("sql", (path) => path.endsWith(".sql"));
  copyFiles("plv8/src/templates", (path) => path.endsWith(".yaml"));
  for (const name of ["compiler.js", "compiler.json", "console"]) cpSync(join(root, "build", name), join(dist, "build", name), { recursive: true });
  for (const name of ["README.md", "LICENSE", "CHANGELOG.md"]) if (existsSync(join(root, name))) cpSync(join(root, name), join(dist, name));
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  writeFileSync(join(dist, "package.json"), `${JSON.stringify(publishedManifest(manifest, importedPackages()), null, 2)}\n`);
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "./dist", "--json", "--loglevel=error"], { cwd: root, encoding: "utf8" })) as [{ filename: string }];
  return join(root, packed.filename);
}

function copyFiles(folder: string, isWanted: (path: string) => boolean): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length);
    if (entry.isFile() && isWanted(path)) cpSync(join(root, path), join(dist, path));
  }
}

/** Every package that the built files import, by name. */
function importedPackages(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const entry of readdirSync(dist, { withFileTypes: true, recursive: true })) {
    if (!entry.name.endsWith(".js") || entry.parentPath.startsWith(join(dist, "build"))) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    for (const [, first, second, third] of text.matchAll(
      /^(?:import|export)\b[^;]*?\bfrom "([^".][^"]*)";?$|^import "([^".][^"]*)";?$|\bimport\("([^".][^"]*)"\)/gm,
    )) {
      const specifier = first ?? second ?? third ?? "";
      if (!isBuiltin(specifier))
        found.add(
          specifier
            .split("/")
            .slice(0, specifier.startsWith("@") ? 2 : 1)
            .join("/"),
        );
    }
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${pack().slice(root.length)}\n`);
