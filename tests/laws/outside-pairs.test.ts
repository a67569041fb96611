/**
 * Pairs of SQL texts of strangers (`OUTSIDE_PAIRS_DIR`): whatever Postgres takes is read, comes back from its script, is planned, there with its rows, undone, and
 * seen the same by pg_dump. `ONLINE=1`: under traffic. `CASES='^corpus/name'` some, `SHARE=10` every tenth, `QUICK=1` without what is asked of each text alone, `SHRINK=1` with the shortest pair that
 * still breaks; `OUTSIDE_VERDICTS=FILE` keeps a line for each.
 */
import { appendFileSync } from "node:fs";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { majors } from "../helpers/majors.ts";
import { checkOutside, outcomes, type OutsideVerdict } from "../helpers/outside/check-outside.ts";
import { outsidePairs, type OutsidePair } from "../helpers/outside/outside-pairs.ts";
import { readSide, type OutsideServer, type Side } from "../helpers/outside/read-side.ts";
import { shortest } from "../helpers/outside/shortest.ts";
import { pgDump } from "../helpers/pg-dump.ts";
import { useScratch } from "../helpers/use-scratch.ts";

const quick = process.env["QUICK"] === "1";
const online = process.env["ONLINE"] === "1";
const chosen = new RegExp(process.env["CASES"] ?? "", "u");
const pairs = outsidePairs().filter(({ name }, at) => chosen.test(name) && at % Number(process.env["SHARE"] ?? 1) === 0);
const AT_ONCE = 3;

type Judged = OutsideVerdict & { readonly left_out: readonly string[]; readonly unread: readonly string[] };

describe.each(majors())("pairs of strangers on Postgres %i", (major) => {
  const scratch = useScratch(major);

  test.skipIf(pairs.length === 0)("hold the laws", { timeout: 10_000_000 }, async () => {
    const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
    await admin.connect();
    onTestFinished(() => admin.end());
    const server: OutsideServer = { major, admin, scratch, dump: pgDump(major), url: (database) => clusterUrl(cluster(major), database) };
    const judge = judgeOn(server);
    const counts = new Map<string, Map<string, number>>();
    const broken: string[] = [];
    const queue = [...pairs];
    const work = async (): Promise<void> => {
      for (let pair = queue.shift(); pair !== undefined; pair = queue.shift()) {
        const verdict = await judge(pair);
        keep(major, pair, verdict);
        const of = counts.get(corpusOf(pair)) ?? new Map<string, number>();
        counts.set(corpusOf(pair), of.set(verdict.outcome, (of.get(verdict.outcome) ?? 0) + 1));
        if (verdict.outcome === "broken") broken.push(await reproduction(judge, pair, verdict));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    for (const [corpus, of] of counts)
      console.log(
        `Postgres ${String(major)}${online ? ", online" : ""}, ${corpus}: ${outcomes.map((each) => `${String(of.get(each) ?? 0)} ${each}`).join(", ")}`,
      );
    expect(broken.join("\n\n")).toBe("");
  });
});
if (pairs.length === 0) console.log("pairs of strangers skipped: OUTSIDE_PAIRS_DIR is not set, or holds none");

const corpusOf = ({ name }: OutsidePair): string => name.split("/")[0] ?? name;

/** Each text is read once, whatever pairs it is in. */
function judgeOn(server: OutsideServer): (pair: OutsidePair) => Promise<Judged> {
  const sides = new Map<string, Promise<Side>>();
  const side = (text: string): Promise<Side> => {
    const found = sides.get(text) ?? readSide(server, text, quick);
    sides.set(text, found);
    return found;
  };
  return async (pair) => {
    try {
      const [before, after] = [await side(pair.before), await side(pair.after)];
      const verdict = await checkOutside(server, pair.before, before, after, online);
      const alone = [...before.broken, ...after.broken];
      return {
        ...(alone.length > 0 ? { outcome: "broken", why: [...alone, ...(verdict.outcome === "broken" ? [verdict.why] : [])].join("\n") } : verdict),
        left_out: [...before.left_out, ...after.left_out],
        unread: [...before.unread, ...after.unread],
      };
    } catch (error) {
      return { outcome: "broken", why: (error as Error).stack ?? String(error), left_out: [], unread: [] };
    }
  };
}

async function reproduction(judge: (pair: OutsidePair) => Promise<Judged>, pair: OutsidePair, { why }: Judged): Promise<string> {
  const law = (text: string): string => text.split(":", 2).join(":");
  const breaks = async (less: OutsidePair): Promise<boolean> => {
    const verdict = await judge(less);
    return verdict.outcome === "broken" && law(verdict.why) === law(why);
  };
  const few = process.env["SHRINK"] === "1" ? await shortest(pair, breaks) : pair;
  return `${pair.name}\n${why}\n--- before\n${few.before}\n--- after\n${few.after}`;
}

function keep(on: number, pair: OutsidePair, verdict: Judged): void {
  const file = process.env["OUTSIDE_VERDICTS"] ?? "";
  if (file !== "") appendFileSync(file, `${JSON.stringify({ major: on, online, name: pair.name, ...verdict })}\n`);
}
