import { copyFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Builds the console into `build/console`: one page, one script, one style sheet; nothing is loaded from elsewhere. */
export async function buildConsole(): Promise<void> {
  const out = new URL("../../build/console/", import.meta.url);
  await mkdir(out, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL("main.tsx", import.meta.url))],
    outfile: fileURLToPath(new URL("console.js", out)),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  for (const name of ["index.html", "console.css"]) await copyFile(new URL(name, import.meta.url), new URL(name, out));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildConsole();
