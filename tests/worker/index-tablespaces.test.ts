/** Tablespaces of the parts that partitions have of an index or key: read, scripted and planned, by pg_dump's word too where there is one. */
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { checkPlan } from "../helpers/laws/check-plan.ts";
import { expectComesBack } from "../helpers/laws/expect-comes-back.ts";
import { dumpOf } from "../helpers/laws/expect-same-dump.ts";
import { majors } from "../helpers/majors.ts";
import { openDatabases } from "../helpers/open-databases.ts";
import { pgDump } from "../helpers/pg-dump.ts";

const tables = `
  create table p (a int, b int) partition by list (a);
  create table s partition of p for values in (1) partition by list (b);
  create table s1 partition of s for values in (1);
  create table q (a int, b int) partition by list (a);
  create index q_i on q (b) tablespace place;
  insert into p values (1, 1);`;
const former = `${tables}
  create table joins (a int, b int); create index joins_i on joins (b);
  create index i on p (b);
  alter table p add unique (a, b);`;
const later = `${tables}
  create table joins partition of q for values in (1); alter index joins_b_idx set tablespace pg_default;
  create index i on p (b);
  alter index s_b_idx set tablespace place; alter index s1_b_idx set tablespace place;
  alter table p add unique (a, b);
  alter index s1_a_b_key set tablespace place;
  create index comes on p (b desc) tablespace place; alter index s1_b_idx1 set tablespace pg_default;`;

describe.each(majors())("parts of indexes on Postgres %i", (major) => {
  test("are in tablespaces of their own", async () => {
    const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
    await admin.connect();
    onTestFinished(() => admin.end());
    await admin.query("set allow_in_place_tablespaces = on");
    await admin.query("create tablespace place location ''");
    onTestFinished(async () => {
      await admin.query("drop tablespace place");
    });
    const dump = pgDump(major);
    const server = { major, admin, url: (database: string) => clusterUrl(cluster(major), database) };
    await openDatabases(server, async (database) => {
      const [live, wished] = [await database(), await database()];
      await live.query(former);
      await wished.query(later);
      const [before, after] = [await readCatalog(live, null), await readCatalog(wished, null)];
      const dumped = dump === null ? null : { former: await dumpOf(server, dump, live), wanted: await dumpOf(server, dump, wished) };
      await expectComesBack(database, after);
      const verdict = await checkPlan({ server, live, before, after, renames: [], dumped }, dump);
      expect(verdict).toMatchObject({ outcome: "held", undone: true, why: "" });
    });
  });
});
