/** The worker looks at a project's schemas: what it finds stands in arch.lints, what is mended is gone. */
import { describe, expect, test } from "vitest";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { govern } from "./governed.ts";

describe.each(majors())("the linter's job on Postgres %i", (major) => {
  test("looks when asked, and knows a finding again", async (t) => {
    const governed = await govern(t, major);
    await governed.as(null, "create table shop.visits (page text)");
    await governed.as(null, "create table public.elsewhere (page text)");
    await governed.startWorker();
    const look = async (): Promise<readonly string[]> => {
      const [before] = await governed.as<{ at: string | null }>(null, "select (select looked_at from arch.lint_scans)::text as at");
      await governed.as("ada", "select * from arch.scan_lints('shop')");
      await waitFor(
        "the linter to have looked",
        async () =>
          (
            await governed.as<{ done: boolean }>(null, "select exists (select from arch.lint_scans where looked_at::text is distinct from $1) as done", [
              before?.at ?? null,
            ])
          )[0]?.done === true,
      );
      return (await governed.as<{ key: string }>("ada", "select key from arch.lints('shop') where level <> 'info'")).map((row) => row.key);
    };
    expect(await look()).toEqual(["no_primary_key/table:shop.visits"]);
    const [found] = await governed.as<{ fix: string }>("ada", "select fix from arch.lints('shop') where rule = 'no_primary_key'");
    await governed.as(null, found?.fix ?? "");
    expect(await look()).toEqual([]);
  });
});
