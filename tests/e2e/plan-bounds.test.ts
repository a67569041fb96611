/** A table with rows joins a parent of any key: Postgres concludes the bound from a check that was validated before, and reads nothing under the lock. */
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { majors } from "../helpers/majors.ts";
import { prepare } from "../worker/plan/check-case.ts";
import { runStep } from "../worker/plan/run-watched.ts";

/** Columns, key, bound of the table that joins, a row of it, bound and row of the default partition (none for hash). */
type Joined = { readonly columns: string; readonly by: string; readonly bound: string; readonly row: string; readonly other?: string };
const joined: Readonly<Record<string, Joined>> = {
  "a date": { columns: "k date", by: "range (k)", bound: "for values from ('2026-01-01') to ('2027-01-01')", row: "'2026-05-01'", other: "'2029-01-01'" },
  "a moment without a lower end": {
    columns: "k timestamptz",
    by: "range (k)",
    bound: "for values from (minvalue) to ('2027-01-01 00:00+00')",
    row: "'2026-05-01'",
    other: "'2029-01-01'",
  },
  "a moment of three digits": {
    columns: "k timestamp(3)",
    by: "range (k)",
    bound: "for values from ('2026-01-01') to (maxvalue)",
    row: "'2026-05-01'",
    other: "'2020-01-01'",
  },
  "a number with digits": { columns: "k numeric(10,2)", by: "range (k)", bound: "for values from (1.50) to (99.99)", row: "7", other: "200" },
  "a big number": { columns: "k bigint", by: "range (k)", bound: "for values from (-5) to (10000000000)", row: "7", other: "-200" },
  "a short word": { columns: "k varchar(10)", by: "range (k)", bound: "for values from ('b') to ('m, (n''')", row: "'cat'", other: "'zoo'" },
  "a word as the system has it": { columns: `k text`, by: `range (k collate "C")`, bound: "for values from ('b') to ('m')", row: "'cat'", other: "'zoo'" },
  "letters of one length": { columns: "k char(3)", by: "list (k)", bound: "for values in ('abc', 'abd')", row: "'abd'", other: "'zzz'" },
  "a state": { columns: "k state", by: "list (k)", bound: "for values in ('open')", row: "'open'", other: "'shut'" },
  "a state or none": { columns: "k state", by: "list (k)", bound: "for values in ('open', null)", row: "null", other: "'shut'" },
  nothing: { columns: "k int", by: "list (k)", bound: "for values in (null)", row: "null", other: "3" },
  "yes and no": { columns: "k boolean", by: "list (k)", bound: "for values in (true)", row: "true", other: "false" },
  "an expression": { columns: "k int, n text", by: "list (lower(n))", bound: "for values in ('a', 'b')", row: "1, 'A'", other: "2, 'Z'" },
  "a sum": { columns: "k int, m int", by: "range ((k + m))", bound: "for values from (1) to (10)", row: "1, 2", other: "20, 20" },
  "two columns": {
    columns: "k int, m date",
    by: "range (k, m)",
    bound: "for values from (1, '2026-01-01') to (3, '2027-01-01')",
    row: "2, '2020-01-01'",
    other: "5, '2020-01-01'",
  },
  "two columns, the first one the same": {
    columns: "k int, m date",
    by: "range (k, m)",
    bound: "for values from (1, '2026-01-01') to (1, '2027-01-01')",
    row: "1, '2026-01-01'",
    other: "5, '2020-01-01'",
  },
  "three columns with open ends": {
    columns: "k int, m int, n text",
    by: "range (k, m, n)",
    bound: "for values from (1, 5, minvalue) to (1, maxvalue, maxvalue)",
    row: "1, 7, 'a'",
    other: "2, 1, 'a'",
  },
  "an open end behind another value": {
    columns: "k int, m int",
    by: "range (k, m)",
    bound: "for values from (1, maxvalue) to (4, minvalue)",
    row: "2, 7",
    other: "4, 1",
  },
  "a hash": { columns: "k int", by: "hash (k)", bound: "for values with (modulus 2, remainder 0)", row: "" },
  "a hash of two columns": { columns: "k int, m state", by: "hash (k, m)", bound: "for values with (modulus 2, remainder 1)", row: "" },
  "a quoted name": {
    columns: `"Kind, of" uuid`,
    by: `list ("Kind, of")`,
    bound: "for values in ('00000000-0000-0000-0000-000000000001')",
    row: "'00000000-0000-0000-0000-000000000001'",
    other: "'00000000-0000-0000-0000-000000000002'",
  },
};
const types =
  "create type state as enum ('open', 'shut'); create table roots (at date, k int) partition by range (at); create table root (at date, k int) partition by list (k); create table inner_part (at date, k int); insert into inner_part values ('2026-05-01', 3); create table listed (k int) partition by list (k); create table listed1 partition of listed for values in (1); create table listed2 partition of listed for values in (2, 3); create table ranged (k int) partition by range (k); create table ranged1 partition of ranged for values from (1) to (5); create table ranged2 partition of ranged for values from (7) to (9); create table listed_rest (k int); insert into listed_rest values (5); create table ranged_rest (k int); insert into ranged_rest values (6)";
/** What joins in the end: a partition of a partition, and partitions for what no other takes. */
const ends =
  "alter table roots attach partition root for values from ('2026-01-01') to ('2027-01-01'); alter table root attach partition inner_part for values in (3, 4); alter table listed attach partition listed_rest default; alter table ranged attach partition ranged_rest default";

describe.each(majors())("a table with rows joins a parent on Postgres %i", { timeout: 120_000 }, (major) => {
  test("that compares in any way: no row is read under the lock", async (t) => {
    const each = Object.values(joined);
    const tables = each
      .map(
        ({ columns, by, other }, at) =>
          `create table p${String(at)} (${columns}) partition by ${by}; create table c${String(at)} (${columns})${other === undefined ? "" : `; create table d${String(at)} partition of p${String(at)} default`}`,
      )
      .join("; ");
    const hashed = each.map(({ columns }) => (columns.includes("m state") ? ", 'open'" : ""));
    const rows = each
      .map(
        ({ row, other }, at) =>
          `${other === undefined ? "" : `insert into p${String(at)} values (${other}); `}${other === undefined ? `insert into c${String(at)} select g${hashed[at] ?? ""} from generate_series(1, 20) as g where satisfies_hash_partition('p${String(at)}'::regclass, 2, ${hashed[at] === "" ? "0, g" : "1, g, 'open'::state"})` : `insert into c${String(at)} values (${row})`}`,
      )
      .join("; ");
    const attach = each.map(({ bound }, at) => `alter table p${String(at)} attach partition c${String(at)} ${bound}`).join("; ");
    const made = await prepare(t, major, {
      name: "bounds",
      before: `${types}; ${tables}`,
      after: `${types}; ${tables}; ${attach}; ${ends}`.replaceAll(/insert into [^;]*;/gu, ""),
      rows,
    });
    const session = await connect(made.database);
    const said: string[] = [];
    session.on("notice", (notice) => said.push(notice.message ?? ""));
    for (const step of made.steps) {
      if (step.kind === "attach_partition") await session.query("set client_min_messages = debug1");
      await runStep(session, made.owner, step, step.run, []);
      await session.query("set client_min_messages = warning");
    }
    const attached = made.steps.filter((step) => step.kind === "attach_partition").map((step) => step.object.replace("table:shop.", ""));
    const read = attached.filter((name) => !said.some((message) => message.includes(`"${name}" is implied by existing constraints`)));
    expect(read).toEqual([]);
    expect(said.filter((message) => message.startsWith("verifying table"))).toEqual([]);
    expect(said.filter((message) => message.startsWith("updated partition constraint"))).toHaveLength(each.filter(({ other }) => other !== undefined).length);
  });
});
