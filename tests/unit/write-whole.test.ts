import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeWhole } from "../../worker/cli/write-whole.ts";

test("files are written all or none, and what stood there stays where it fails", async () => {
  const folder = await mkdtemp(join(tmpdir(), "data-architect-whole-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "a.sql"), "before");
  const files = [
    { path: "a.sql", text: "a" },
    { path: "deep/b.sql", text: "b" },
  ];
  const unwritable = { path: `${"x".repeat(300)}.sql`, text: "" };
  await expect(writeWhole(folder, [...files, unwritable])).rejects.toMatchObject({ code: "ENAMETOOLONG" });
  expect([await readdir(folder), await readFile(join(folder, "a.sql"), "utf8")]).toEqual([["a.sql"], "before"]);
  await expect(writeWhole(join(folder, "new", "er"), [...files, unwritable])).rejects.toMatchObject({ code: "ENAMETOOLONG" });
  expect(await readdir(folder)).toEqual(["a.sql"]);
  await writeWhole(folder, files);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(["a.sql", "deep", "deep/b.sql"]);
  expect(await readFile(join(folder, "a.sql"), "utf8")).toBe("a");
});

test.runIf(process.platform === "linux")("a folder that takes nothing is said, not tried for ever", async () => {
  await expect(writeWhole("/proc/data-architect/dump", [])).rejects.toMatchObject({ code: "ENOENT" });
});
