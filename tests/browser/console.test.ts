/** The console in a real browser: who signs in by a link sees what needs them, is refused with the reason, approves, and sees drift. */
import { accessSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Owner } from "../helpers/database.ts";
import type { PersonName } from "../helpers/installed.ts";
import { newestMajor } from "../helpers/majors.ts";
import { startApi } from "../server/api.ts";
import type { Api } from "../server/api.ts";
import type { Governed } from "../worker/governed.ts";
import { PLAN, shopAtOne } from "../worker/shop-story.ts";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const executable = places.find((place) => place !== undefined && isThere(place));
if (executable === undefined) console.warn("skipped: no Chromium here; install one, or name it in CHROMIUM");

describe.skipIf(executable === undefined)("the console", () => {
  test("an author's own approval is refused with the reason, another person approves, drift is listed", { timeout: 240_000 }, async (t) => {
    const { shop, api, open } = await start(t);
    await shop.as("ada", "select * from arch.submit($1, 'full names')", [PLAN]);

    const ada = await open("ada");
    await ada.goto(`${api.url}/#/plans/${PLAN}`);
    await ada.getByRole("button", { name: "Approve" }).click();
    await ada.getByRole("status").filter({ hasText: "Refused: ada wrote this plan" }).waitFor();
    await ada.getByRole("status").filter({ hasText: "bob, carol" }).waitFor();

    const bob = await open("bob");
    await bob.getByRole("link", { name: /shop v1 → v2 waits for approval/ }).click();
    await bob.getByRole("heading", { name: /shop v1 → v2 submitted/ }).waitFor();
    await bob.getByRole("region", { name: "Steps" }).waitFor();
    expect(await bob.getByRole("region", { name: "Steps" }).locator("tbody tr").count()).toBeGreaterThan(5);
    await bob.getByRole("region", { name: "Steps" }).getByText("SQL", { exact: true }).first().click();
    await bob.getByRole("region", { name: "Steps" }).locator("pre").filter({ hasText: /;$/ }).first().waitFor();
    expect(await bob.getByRole("region", { name: "Proof" }).textContent()).toMatch(/steps forward and \d+ back/);
    expect(await bob.getByText("After this plan").count()).toBeGreaterThan(0);
    await bob.getByLabel("Comment or reason").fill("read it twice");
    await bob.getByRole("button", { name: "Approve" }).click();
    await bob.getByRole("heading", { name: /approved/ }).waitFor();
    const [review] = await shop.as<{ comment: string }>(null, "select comment from arch.reviews where plan = $1 and decision = 'approved'", [PLAN]);
    expect(review?.comment).toBe("read it twice");
    // The author's page, open all the time, comes to know it by itself.
    await ada.getByRole("heading", { name: /approved/ }).waitFor();

    // Nobody works yet: the run waits, and can be ended before its first step.
    const olga = await open("olga");
    await olga.goto(`${api.url}/#/plans/${PLAN}`);
    await olga.getByRole("button", { name: "Apply" }).click();
    await olga.getByRole("heading", { name: /running/ }).waitFor();
    await olga.getByRole("button", { name: "Abort" }).click();
    await olga.getByRole("heading", { name: /aborted/ }).waitFor();
    expect(await shop.as(null, "select state from arch.runs where plan = $1", [PLAN])).toEqual([{ state: "aborted" }]);
    await shop.startWorker();
    await olga.getByRole("button", { name: "Roll back" }).click();
    await olga.getByRole("heading", { name: /rolled.back/ }).waitFor();

    await shop.as(null, "alter table shop.orders add column oops integer");
    await shop.as("olga", "select * from arch.scan_drift('shop')");
    await bob.goto(`${api.url}/#/drift`);
    const finding = bob.getByRole("article").filter({ hasText: "shop.orders.oops" });
    await finding.getByText(/drop column/i).waitFor({ timeout: 60_000 });
    await finding.getByRole("heading", { name: "Or adopt it into the model" }).waitFor();
    await finding.getByLabel("Decide, because").fill("billing needs it");
    await finding.getByRole("button", { name: "Revert" }).click();
    await finding.getByRole("status").filter({ hasText: "this needs a role that you do not have" }).waitFor();
    await finding.getByRole("button", { name: "Adopt" }).click();
    await finding.getByRole("status").filter({ hasText: "It stays: write what stands above into the model" }).waitFor();
    await finding.getByText("bob wants it adopted: declare it, plan and apply: billing needs it").waitFor();
    await olga.goto(`${api.url}/#/drift`);
    const same = olga.getByRole("article").filter({ hasText: "shop.orders.oops" });
    await same.getByLabel("Decide, because").fill("a slip");
    await same.getByRole("button", { name: "Revert" }).click();
    await same.getByRole("status").filter({ hasText: "It goes: run the SQL above" }).waitFor();
    expect(await shop.as(null, "select wish, decision_reason from arch.findings where project = 'shop'")).toEqual([
      { wish: "revert", decision_reason: "a slip" },
    ]);
  });

  test("a sign-in link leaves no token behind, and an unknown one says so", async (t) => {
    const { api, open } = await start(t);
    const victor = await open("victor");
    expect(victor.url()).not.toContain("token");
    expect(await victor.evaluate("document.cookie")).toBe("");
    await victor.getByRole("button", { name: "Sign out" }).click();
    await victor.getByLabel("Token").waitFor();
    await victor.goto(`${api.url}/#token=da_00000000000000000000`);
    await victor.reload();
    await victor.getByRole("alert").filter({ hasText: "unknown, revoked or expired" }).waitFor();
  });

  test("the audit page says who did what and why; an address that is none says so", async (t) => {
    const { shop, api, open } = await start(t);
    await shop.as(
      null,
      "select from arch.unbind_role('victor', 'viewer', 'shop', 'moved to another team'); select from arch.bind_role('victor', 'viewer', null, 'looks after all')",
    );
    await shop.as(null, "update arch.role_bindings set role = 'auditor' where role = 'viewer' and revoked_at is null");
    const victor = await open("victor");
    await victor.goto(`${api.url}/#/audit`);
    const row = victor.getByRole("region", { name: "Events" }).locator("tr").filter({ hasText: "role unbound" });
    await row.filter({ hasText: "moved to another team" }).waitFor();
    expect(await row.textContent()).toContain("postgres");
    await victor.goto(`${api.url}/#/nowhere`);
    await victor.getByRole("heading", { name: "No such page" }).waitFor();
  });

  test("every page fits a telephone", async (t) => {
    const { shop, api, open } = await start(t);
    await shop.as(null, "update arch.plans set comment = null, reason = repeat('da_scratch_', 12) where id = 'p_1'");
    const victor = await open("victor", 360);
    for (const place of ["", "plans", `plans/${PLAN}`, "drift", "audit"]) {
      await victor.goto(`${api.url}/#/${place}`);
      await victor.getByRole("heading", { level: 1 }).waitFor();
      if (place.includes("/")) await victor.getByRole("region", { name: "Steps" }).waitFor();
      else if (place === "" || place === "plans") await victor.getByRole("region", { name: "Plans" }).waitFor();
      expect(await victor.evaluate("document.documentElement.scrollWidth"), place).toBeLessThanOrEqual(360);
      expect(await victor.evaluate("[...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth).length"), place).toBe(0);
    }
  });
});

async function start(
  t: Owner & { readonly onTestFinished: (work: () => Promise<void>) => void },
): Promise<{ shop: Governed; api: Api; open: (who: PersonName, width?: number) => Promise<Page> }> {
  const major = newestMajor();
  const shop = await shopAtOne(t, major);
  await shop.as(null, "update arch.environment set kind = 'protected'");
  const api = await startApi(t, shop.database, major);
  const browser = await chromium.launch({ executablePath: executable ?? "", args: flags });
  t.onTestFinished(() => browser.close());
  return {
    shop,
    api,
    open: async (who, width = 1280) => {
      const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
      await page.goto(`${api.url}/#token=${await api.tokenOf(who)}`);
      await page.getByRole("heading", { name: "What needs you" }).waitFor();
      return page;
    },
  };
}

function isThere(place: string): boolean {
  try {
    accessSync(place);
    return true;
  } catch {
    return false;
  }
}
