/** Indexes and their parts under traffic, in what no pair of SQL files can say: tablespaces, which are the server's, and what leaves with the table that knows it. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { majors } from "../helpers/majors.ts";
import { runOnlineCase } from "../helpers/online-laws/run-online-case.ts";

const tables = `create table p (a int not null, b int, c int) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by list (b);
create table p21 partition of p2 for values in (1);
create index i on p (b);
create index e on p ((b + c));
create index g on p using brin (c);
alter table p add constraint k unique (a, b);
create table o (a int, c int[]);
insert into p select 1 + g % 2, 1, g from generate_series(0, 1) as g;
insert into o select g, array[g] from generate_series(1, 20) as g;
`;
const plainly = `${tables}create index o_a on o (a) where a > 1;
create index o_c on o using gin (c);
alter table o add constraint o_k unique (a);`;
const placed = `${tables}create index o_a on o (a) tablespace online_parts where a > 1;
create index o_c on o using gin (c) with (fastupdate = off);
alter table o add constraint o_k unique (a) using index tablespace online_parts;
alter index p1_b_idx set tablespace online_parts;
alter index p2_b_idx set tablespace online_parts;
alter index p21_a_b_key set tablespace online_parts;
alter index p21_expr_idx alter column 1 set statistics 7;
alter index p1_expr_idx set (fillfactor = 50);
alter index p1_c_idx set (autosummarize = on);
create index n on only p (c) tablespace online_parts;
create index n1 on p1 (c) with (fillfactor = 50);
create index n2 on p2 (c) tablespace online_parts;
alter index n attach partition n1;
alter index n attach partition n2;`;
const parent = `create table t (id int not null, a int not null) partition by list (id);
create table p partition of t for values in (1);
`;
const known = `${parent}create table q partition of t for values in (2);
create index t_a on t (a);
create unique index t_once on t (id, a);
alter table q cluster on q_a_idx;
alter table q replica identity using index q_id_a_idx;`;

const cases = [
  { name: "to another tablespace", before: plainly, after: placed },
  { name: "back from another tablespace", before: placed, after: plainly },
  { name: "a table leaves with the parts that it is known by", before: known, after: parent },
];

describe.each(majors())("indexes and their parts under traffic on Postgres %i", { timeout: 60_000 }, (major) => {
  const admin = new pg.Client({ connectionString: clusterUrl(cluster(major), "postgres") });
  beforeAll(async () => {
    await admin.connect();
    await admin.query("set allow_in_place_tablespaces = on");
    await admin.query("create tablespace online_parts location ''");
  });
  afterAll(async () => {
    await admin.query("drop tablespace online_parts");
    await admin.end();
  });

  test.each(cases)("$name", async (each) => {
    const verdict = await runOnlineCase({ major, admin, url: (database) => clusterUrl(cluster(major), database) }, { ...each, renames: [] });
    expect([verdict.outcome, verdict.issues, verdict.why]).toEqual(["held", [], ""]);
  });
});
