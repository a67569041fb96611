import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startMark } from "../../worker/postgres/processes.ts";
import { waitFor } from "../helpers/wait-for.ts";

const script = fileURLToPath(new URL("../../worker/up/main.ts", import.meta.url));

type Up = { readonly process: ChildProcess; readonly output: () => string; readonly exit: Promise<number | null> };

function up(dataDir: string): Up {
  const child = spawn(process.execPath, [script], { env: { ...process.env, DATA_DIR: dataDir, PORT: "0" }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await exit;
  });
  return { process: child, output: () => output, exit };
}

async function ready(it: Up): Promise<{ readonly psql: string; readonly link: string }> {
  await waitFor(
    "make up to be ready",
    () => {
      if (it.process.exitCode !== null) throw new Error(it.output());
      return it.output().includes("Ctrl-C stops all");
    },
    90_000,
  );
  const text = it.output();
  return { psql: /psql '(\S+)'\s+# ada/.exec(text)?.[1] ?? "", link: /ada\s+(http:\S+#token=\S+)/.exec(text)?.[1] ?? "" };
}

async function whoami(url: string): Promise<string> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  const { rows } = await session.query<{ text: string }>("select w::text as text from arch.whoami() as w");
  await session.end();
  return rows[0]?.text ?? "";
}

async function signIn(link: string): Promise<number> {
  const [origin = "", token = ""] = link.split("/#token=");
  return (await fetch(`${origin}/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) })).status;
}

test("make up starts, refuses a second, stops on Ctrl-C, resumes, and recovers from kill -9", async () => {
  const folder = mkdtempSync(join(tmpdir(), "da-up-"));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, ".data");

  const first = up(dataDir);
  const one = await ready(first);
  expect(await whoami(one.psql)).toContain("ada");
  expect(await signIn(one.link)).toBe(204);
  for (const file of ["logins.json", "tokens.json", "superuser-password", "up.json"]) expect(statSync(join(dataDir, file)).mode & 0o777, file).toBe(0o600);

  const second = up(dataDir);
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain(`it is running here already (pid ${first.process.pid}`);

  const postmaster = Number(readFileSync(join(dataDir, "pgdata", "postmaster.pid"), "utf8").split("\n")[0]);
  first.process.kill("SIGINT");
  expect(await first.exit).toBe(0);
  expect(startMark(postmaster)).toBeNull();

  const third = up(dataDir);
  const three = await ready(third);
  expect(three.psql).toBe(one.psql);
  expect(three.link.split("#")[1]).toBe(one.link.split("#")[1]);
  third.process.kill("SIGKILL");
  await third.exit;
  const left = (JSON.parse(readFileSync(join(dataDir, "up.json"), "utf8")) as { children: { pid: number }[] }).children;
  expect(left.map((child) => startMark(child.pid) !== null)).toEqual([true, true]);

  const fourth = up(dataDir);
  const four = await ready(fourth);
  expect(fourth.output()).toContain("stopped what a killed make up had left: worker, server");
  expect(fourth.output()).toContain("was left running, taken over");
  expect(left.map((child) => startMark(child.pid))).toEqual([null, null]);
  expect(await whoami(four.psql)).toContain("ada");
  fourth.process.kill("SIGINT");
  expect(await fourth.exit).toBe(0);
}, 240_000);
