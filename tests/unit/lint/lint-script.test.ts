import { describe, expect, test } from "vitest";
import { lintScript } from "../../../worker/lint/lint-script.ts";
import { findingsGithub } from "../../../worker/lint/print-findings.ts";
import type { Finding } from "../../../worker/lint/finding.ts";
import type { Judgement } from "../../../worker/lint/judgement.ts";
import { migrationSarif } from "../../../worker/lint/migration-sarif.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

const lint = async (text: string, in_transaction = false): Promise<readonly Finding[]> =>
  lintScript(await readScript([{ name: "m.sql", text: `set lock_timeout = '1s';\n${text}` }]), { known: null, schema: "shop", in_transaction, seen: null });
const errors = async (text: string, in_transaction = false): Promise<readonly string[]> =>
  (await lint(text, in_transaction)).filter((each) => each.severity === "error").map((each) => `${each.id} ${each.lock ?? "no lock"} ${each.blocks}`);

const only = (findings: readonly Finding[]): Judgement => ({ issues: [], findings, lints: [], accepted: { findings: [], lints: [] } });

describe("judged by its text alone", () => {
  test.for([
    ["create index i on t (a)", "H005 SHARE writes"],
    ["reindex table t", "H005 SHARE writes"],
    ["alter table t add column a uuid default gen_random_uuid()", "H006 ACCESS EXCLUSIVE everything"],
    ["alter table t add column a bigserial", "H006 ACCESS EXCLUSIVE everything"],
    ["alter table t add column a int generated always as identity", "H006 ACCESS EXCLUSIVE everything"],
    ["alter table t add column a int generated always as (b + 1) stored", "H006 ACCESS EXCLUSIVE everything"],
    ["alter table t add column a int not null", "H011 ACCESS EXCLUSIVE everything"],
    ["alter table t add column a int unique", "H013 ACCESS EXCLUSIVE everything"],
    ["alter table t add column a int check (a > 0)", "H012 ACCESS EXCLUSIVE everything"],
    ["alter table t alter column a type bigint", "H006 ACCESS EXCLUSIVE everything"],
    ["alter table t alter column a set not null", "H011 ACCESS EXCLUSIVE everything"],
    ["alter table t add constraint c check (a > 0)", "H012 ACCESS EXCLUSIVE everything"],
    ["alter table t add constraint c foreign key (a) references u (id)", "H014 SHARE ROW EXCLUSIVE writes"],
    ["alter table t add primary key (a)", "H013 ACCESS EXCLUSIVE everything"],
    ["alter table t add exclude using gist (r with &&)", "H005 ACCESS EXCLUSIVE everything"],
    ["alter table t set unlogged", "H006 ACCESS EXCLUSIVE everything"],
    ["alter table t drop column a", "H041 ACCESS EXCLUSIVE everything"],
    ["alter table t rename column a to b", "H022 ACCESS EXCLUSIVE everything"],
    ["alter table t rename to u", "H022 ACCESS EXCLUSIVE everything"],
    ["alter domain d add constraint c check (value > 0)", "H005 SHARE writes"],
    ["alter type e rename value 'a' to 'b'", "H022 no lock nothing"],
    ["drop table t", "H041 ACCESS EXCLUSIVE everything"],
    ["truncate t", "H041 ACCESS EXCLUSIVE everything"],
    ["vacuum full t", "H006 ACCESS EXCLUSIVE everything"],
    ["cluster t using i", "H006 ACCESS EXCLUSIVE everything"],
    ["refresh materialized view v", "H005 ACCESS EXCLUSIVE everything"],
    ["refresh materialized view v with no data", "H028 ACCESS EXCLUSIVE everything"],
    ["alter domain d validate constraint c", "H005 SHARE writes"],
    ["alter domain d set not null", "H005 SHARE writes"],
    ["vacuum (full, analyze) t", "H006 ACCESS EXCLUSIVE everything"],
    ["update t set a = 1", "H007 ROW EXCLUSIVE nothing"],
    ["delete from t", "H007 ROW EXCLUSIVE nothing"],
    ["begin; create index concurrently i on t (a); commit", "H004 SHARE UPDATE EXCLUSIVE nothing"],
  ] as const)("%s: %s", async ([text, expected]) => {
    expect(await errors(text)).toEqual([expected]);
  });

  test.for([
    ["drop trigger x on t", "ACCESS EXCLUSIVE on shop.t: H028 trigger x of shop.t is gone: what relies on it goes wrong"],
    ["drop policy p on other.t", "ACCESS EXCLUSIVE on other.t: H028 policy p of other.t is gone: what relies on it goes wrong"],
    ["drop rule r on t", "ACCESS EXCLUSIVE on shop.t: H028 rule r of shop.t is gone: what relies on it goes wrong"],
    ["create table n (a int); create trigger x before insert on n for each row execute function f(); drop trigger x on n", null],
    ["grant select on t to public", "no lock: H031 everybody who may connect gets a privilege"],
    ["grant select on t to app", null],
  ] as const)("%s is named: %s", async ([text, expected]) => {
    const warned = (await lint(text)).filter((each) => each.severity === "warning" && each.id !== "H001");
    expect(warned.map((each) => `${each.lock === null ? "no lock" : `${each.lock} on ${String(each.table)}`}: ${each.id} ${each.message}`)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  test.for(["alter table t rename constraint a to b", "alter trigger x on t rename to y", "alter policy p on t rename to q", "drop trigger x on t"])(
    "%s waits for its table behind a long reader",
    async (text) => {
      const findings = lintScript(await readScript([{ name: "m.sql", text }]), { known: null, schema: "shop", in_transaction: false, seen: null });
      expect(findings.filter((each) => each.id === "H001").map((each) => [each.lock, each.table])).toEqual([["ACCESS EXCLUSIVE", "shop.t"]]);
    },
  );

  test.for([
    "create index concurrently i on t (a)",
    "alter table t add column a int",
    "alter table t add column a int not null default 0",
    "alter table t add column a timestamptz not null default now()",
    "alter table t add column a int generated always as (b + 1) virtual",
    "alter table t add column a int references u (id)",
    "alter table t add constraint c check (a > 0) not valid",
    "alter table t validate constraint c",
    "alter table t add constraint c foreign key (a) references u (id) not valid",
    "alter table t add constraint c unique using index i",
    "alter table t add constraint f check (a is not null) not valid; alter table t validate constraint f; alter table t alter column a set not null",
    "create table n (a int primary key, b int references u (id)); create index on n (b); alter table n alter column a type bigint; drop table n",
    "update t set a = 1 where id between 1 and 1000",
    "refresh materialized view concurrently v",
    "alter domain d add constraint c check (value > 0) not valid",
    "alter domain d drop not null",
    "vacuum (full off) t",
    "vacuum (full 0, analyze) t",
    "alter table t add column a daterange default daterange('2026-01-01', '2026-02-01')",
    "drop index concurrently i",
  ])("%s: nothing to say against it", async (text) => {
    expect(await errors(text)).toEqual([]);
  });

  test("a lock that is held while something slow goes on is named with its line", async () => {
    const found = await lint("begin;\nalter table t add constraint c check (a > 0) not valid;\nalter table t validate constraint c;\ncommit;");
    expect(found.filter((each) => each.severity === "error")).toMatchObject([
      { id: "H005", line: 4, message: expect.stringContaining("the lock of line 3 is held until the transaction ends") as string },
    ]);
    expect(await errors("alter table t add constraint c check (a > 0) not valid;\nalter table t validate constraint c", true)).toHaveLength(1);
  });

  test.for([
    [
      "begin;\nalter table t add constraint c foreign key (a) references u (id) not valid;\nalter table t validate constraint c;\ncommit",
      4,
      "error",
      "shop.t, shop.u stay closed to writes while this lasts: the lock of line 3 is held until the transaction ends",
    ],
    [
      "begin;\nalter table t add column a int;\nalter table u add column a int;\nalter table v add column a int;\ncommit",
      4,
      "warning",
      "shop.t stays locked for everybody (line 3) while this waits for shop.u, and both until the transaction ends; whoever takes the two in the other order meets a deadlock",
    ],
    [
      "begin;\ncreate trigger x before insert on t for each row execute function f();\nalter table u add column a int;\ncommit",
      4,
      "info",
      "shop.t stays closed to writes (line 3) while this waits for shop.u, and both until the transaction ends; whoever takes the two in the other order meets a deadlock",
    ],
    [
      "begin;\nalter table t add column a int;\nalter table u add constraint c foreign key (b) references t (id) not valid;\ncommit",
      4,
      "warning",
      "shop.t stays locked for everybody (line 3) while this waits for shop.u, and both until the transaction ends; whoever takes the two in the other order meets a deadlock",
    ],
    ["begin; alter table t add column a int; alter table t add column b int; commit", 0, null, null],
    ["begin; alter table t add column a int; commit; begin; alter table u add column b int; commit", 0, null, null],
    ["begin; lock table t, u; commit", 0, null, null],
    ['begin; create table "N" (a int); alter table "N" add column b int; alter table t add column a int; commit', 0, null, null],
  ] as const)("a lock that is held while another is waited for: %s", async ([text, line, severity, message]) => {
    const found = (await lint(text)).filter((each) => / stays? (?:locked for everybody|closed to writes) (?:while|\(line)/u.test(each.message));
    expect(found.map((each) => [each.line, each.severity, each.message])).toEqual(message === null ? [] : [[line, severity, message]]);
  });

  test("a table that the migration made and put rows into can't get a required column without a default", async () => {
    const made = 'create table "N" (a int primary key);';
    expect(await errors(`${made} alter table "N" add column b int not null`)).toEqual([]);
    for (const fill of ['insert into "N" values (1);', `copy "N" from '/tmp/rows';`])
      expect(await errors(`${made} ${fill} alter table "N" add column b int not null`)).toEqual(["H011 ACCESS EXCLUSIVE everything"]);
    expect(await errors("create table n as select 1 as a; alter table n add column b int not null")).toEqual(["H011 ACCESS EXCLUSIVE everything"]);
    expect(await errors("create table n as select 1 as a; alter table n add column b int not null default 0")).toEqual([]);
  });

  test("a quoted table that the migration made is waited for by nobody", async () => {
    const text = 'create table "User" (a int); create index on "User" (a); alter table "User" add column b int';
    expect((await lint(`reset all; ${text}`)).filter((each) => each.id === "H001")).toEqual([]);
  });

  test("what REINDEX and LOCK close is named as it is", async () => {
    const said = async (text: string): Promise<readonly unknown[]> =>
      (await lint(text)).map((each) => [each.severity, each.lock, each.table, each.message.replace(/,? wait while.*/su, "")]);
    expect(await said("reindex index i")).toEqual([["error", "SHARE", "the table of shop.i", "writes to the table of shop.i"]]);
    expect(await said("reindex schema s")).toEqual([["error", "SHARE", null, "writes to each table of schema s, one after the other"]]);
    expect(await said("reindex database d")).toEqual([["error", "SHARE", null, "writes to each table of the database, one after the other"]]);
    expect(await said("reindex (concurrently) schema s")).toEqual([]);
    expect(await said("begin; lock table t in share mode; commit")).toEqual([
      ["info", "SHARE", "shop.t", "shop.t stays closed to writes until the transaction ends"],
    ]);
    expect(await said("begin; lock table t; commit")).toEqual([["warning", "ACCESS EXCLUSIVE", "shop.t", "shop.t stays locked until the transaction ends"]]);
    expect(await said("begin; lock table t in row exclusive mode; commit")).toEqual([]);
    const taken = await said("begin; lock table t; alter table t alter a set statistics 10; alter table t alter a set default 1; commit");
    expect(taken.map((each) => (each as unknown[])[0])).not.toContain("warning");
  });

  test.for([
    ["drop schema s", ["error H041 no lock"]],
    ["drop type e", ["warning H028 no lock"]],
    ["drop function f()", ["warning H028 no lock"]],
    ["drop operator +++ (int, int)", []],
    ["drop index i", ["warning H027 ACCESS EXCLUSIVE"]],
    ["create function f() returns int language sql return 1", []],
    ["create or replace function f() returns int language sql return 1", ["info H028 no lock"]],
    ["create table p_1 partition of p for values in (1)", ["warning H001 ACCESS EXCLUSIVE"]],
    ["create table n (a int references t)", ["info H002 SHARE ROW EXCLUSIVE"]],
    ["truncate t cascade", ["error H041 ACCESS EXCLUSIVE", "error H043 ACCESS EXCLUSIVE"]],
    ["refresh materialized view concurrently v", ["info H003 EXCLUSIVE"]],
    ["alter table t alter column a type text", ["error H006 ACCESS EXCLUSIVE", "warning H021 ACCESS EXCLUSIVE"]],
  ] as const)("%s: all that is said is %s", async ([text, expected]) => {
    expect((await lint(text)).map((each) => `${each.severity} ${each.id} ${each.lock ?? "no lock"}`)).toEqual(expected);
  });

  test.for([
    ["do $$ begin\n  alter table t drop column a;\nexception when undefined_column then null;\nend $$", ["3:3 error H041"]],
    ["do $$ begin if true then\nexecute 'create index i on t (a)'; end if; end $$", ["3:9 error H005"]],
    ["do 'begin drop table t; update u set a = ''b''; end'", ["2:11 error H041", "2:1 error H007", "2:1 error H005"]],
    ["do $$ begin lock table t; update u set a = 1 where b; commit; alter table u set unlogged; end $$", ["2:13 warning H001", "2:63 error H006"]],
    ["do $$ begin alter table u add a int; create index i on t (a); end $$", ["2:38 error H005", "2:38 error H005"]],
    ["do $$ declare q text := 'x'; begin execute q; end $$", ["2:1 warning H026"]],
    ["do language plperl 'x'", ["2:1 warning H026"]],
    ["do $$ begin if now() > '2000-01-01' then raise exception 'no'; end if; end $$", []],
    ["do $$ begin create table n (a int); create index on n (a); end $$", []],
  ] as const)("a block is read: %s: %s", async ([text, expected]) => {
    const said = (await lint(text)).filter((each) => each.severity !== "info");
    expect(said.map((each) => `${String(each.line)}:${String(each.column)} ${each.severity} ${each.id}`)).toEqual(expected);
  });

  test.for([
    ["begin; alter table t rename a to b; alter table t rename c to a; commit", ["warning H021", "error H022"]],
    ["alter table t rename a to b; alter table t rename c to a", ["error H022", "error H022"]],
    ["begin; alter table t rename to t_old; alter table t_new rename to t; commit", ["warning H028", "error H022", "warning H001"]],
    ["begin; create table n (a int); alter table t rename to o; alter table n rename to t; commit", ["warning H028"]],
    ["alter table t add c int; alter table t rename c to d", []],
    ["create function f() returns int language sql return 1; revoke all on function f() from public; drop function f()", []],
    ["create or replace function f() returns int language sql return 1; drop function if exists f()", []],
    ["create trigger x before insert on t for each row execute function g(); drop trigger x on t", ["warning H002"]],
    ["create table n (a int); revoke select on n from public", []],
    ["revoke all on function f() from public", ["warning H032"]],
  ] as const)("what nobody relies on yet, or goes on under its name, breaks nobody: %s: %s", async ([text, expected]) => {
    const said = (await lint(text)).filter((each) => each.severity !== "info");
    expect(said.map((each) => `${each.severity} ${each.id}`)).toEqual(expected);
  });

  test("a limit that is set for one transaction ends with it", async () => {
    const waits = async (text: string): Promise<number> => (await lint(`reset all; ${text}`)).filter((each) => /no lock_timeout/u.test(each.message)).length;
    expect(await waits("begin; set local lock_timeout = '1s'; alter table t add a int; commit; alter table t add b int")).toBe(1);
    expect(await waits("begin; set lock_timeout = '1s'; alter table t add a int; commit; alter table t add b int")).toBe(0);
    expect(await waits("set local lock_timeout = '1s'; alter table t add a int; alter table t add b int")).toBe(0);
  });

  test("SET NOT NULL behind a check that a former migration made is in doubt, not an error", async () => {
    expect(await errors("alter table t validate constraint filled; alter table t alter column a set not null")).toEqual([]);
    expect(await errors("alter table u validate constraint filled; alter table t alter column a set not null")).toHaveLength(1);
  });

  test("a foreign key over a column that the migration adds wants an index in it", async () => {
    const key = "alter table t add column a int; alter table t add constraint c foreign key (a) references u (id) not valid";
    const warned = async (text: string): Promise<readonly string[]> => (await lint(text)).filter((each) => each.id === "H014").map((each) => each.severity);
    expect(await warned(key)).toEqual(["warning"]);
    expect(await warned(`${key}; create index concurrently on t (a)`)).toEqual([]);
    expect(await warned("alter table t add constraint c foreign key (a) references u (id) not valid")).toEqual([]);
  });

  test("cascade, enum values, grants, policies, owners and a missing lock_timeout are named", async () => {
    const ids = async (text: string): Promise<readonly string[]> => (await lint(text)).map((each) => `${each.severity} ${each.id}`);
    expect(await ids("drop view v cascade")).toEqual(["warning H022", "error H043"]);
    expect(await ids("alter type e add value 'x'")).toEqual(["info H025"]);
    expect(await ids("grant select on t to r; revoke select on t from r")).toEqual(["info H031", "warning H032"]);
    expect(await ids("alter table t enable row level security; create policy p on t using (true)")).toEqual(["warning H033", "warning H031"]);
    expect(await ids("alter table t owner to r")).toEqual(["warning H034"]);
    const waits = async (text: string): Promise<readonly string[]> =>
      (await lint(`${text}; alter table t add column a int`)).filter((each) => each.id === "H001").map((each) => each.message.replace(/:.*/su, ""));
    for (const text of ["reset lock_timeout", "reset all", "set lock_timeout = 0", "set lock_timeout to default", "set local lock_timeout = '0'"])
      expect(await waits(text)).toEqual(["no lock_timeout is set"]);
    expect(await waits("set lock_timeout = '5min'")).toEqual(["lock_timeout lets it wait for 300 seconds"]);
    expect(await waits("reset lock_timeout; set statement_timeout = '2h'")).toEqual(["statement_timeout lets it wait for 7200 seconds"]);
    for (const text of [
      "set lock_timeout = 10000",
      "set lock_timeout = '10 s'",
      "set lock_timeout = '1h'; set statement_timeout = 9000",
      "set lock_timeout = '9500000us'",
    ])
      expect(await waits(text)).toEqual([]);
    for (const where of ["1 = 1", "true", "not false", "null is null"])
      expect((await lint(`delete from t where ${where}`)).map((each) => [each.severity, each.id, each.message.replace(/:.*/su, "")])).toEqual([
        ["error", "H007", "the condition names no column"],
      ]);
    for (const where of ["false", "random() < 0.1", "a = 1", "exists (select from u)"])
      expect((await lint(`delete from t where ${where}`)).filter((each) => each.severity === "error")).toEqual([]);
    const bare = lintScript(await readScript([{ name: "m.sql", text: "alter table t add column a int" }]), {
      known: null,
      schema: "shop",
      in_transaction: false,
      seen: null,
    });
    expect(bare.map((each) => each.id)).toEqual(["H021", "H001"]);
  });

  test("tells what to write instead, as GitHub and SARIF want it", async () => {
    const found = await lint("create index i on t (a, b)");
    expect(found[0]?.instead).toBe("create index concurrently i on t (a, b);  -- outside of any transaction");
    expect(findingsGithub(only(found))).toMatch(
      /^::error file=m\.sql,line=2,col=1,title=H005 blocking_scan::writes to shop\.t wait while all rows are read%0Ainstead: /,
    );
    expect(migrationSarif(only(found), "1")).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { rules: [{ id: "H005" }] } },
          results: [{ ruleId: "H005", level: "error", locations: [{ physicalLocation: { region: { startLine: 2 } } }] }],
        },
      ],
    });
  });
});
