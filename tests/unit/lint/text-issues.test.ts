/** What is wrong with a migration whatever the tables hold: transactions that don't pair, columns that are named twice. */
import { expect, test } from "vitest";
import { namedTwice } from "../../../worker/lint/named-twice.ts";
import { transactionIssues } from "../../../worker/lint/transaction-issues.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

const transactions = async (text: string, in_transaction: boolean): Promise<readonly string[]> =>
  transactionIssues(await readScript([{ name: "m.sql", text: text.replaceAll("; ", ";\n") }]), in_transaction).map(
    (issue) => `${String(issue.line)} ${issue.code}`,
  );

test.for([
  ["begin; select 1; commit", []],
  ["start transaction; select 1; rollback", []],
  ["select 1", []],
  ["begin; select 1", ["1 sql.uncommitted"]],
  ["begin; begin; select 1; commit", ["2 sql.nested_transaction"]],
  ["begin; begin; select 1", ["2 sql.nested_transaction", "1 sql.uncommitted"]],
  ["begin; select 1; commit; commit", ["4 sql.no_transaction"]],
  ["select 1; commit", ["2 sql.no_transaction"]],
  ["select 1; rollback", ["2 sql.no_transaction"]],
  ["savepoint a; select 1; release a", ["1 sql.no_transaction", "3 sql.no_transaction"]],
  ["begin; savepoint a; rollback to a; release a; commit", []],
  ["begin; select 1; commit and chain; select 2; commit", []],
  ["begin; select 1; commit and chain; select 2", ["1 sql.uncommitted"]],
  ["begin; select 1; prepare transaction 'a'", []],
  ["commit prepared 'a'", []],
] as const)("%s: %s", async ([text, expected]) => {
  expect(await transactions(text, false)).toEqual(expected);
});

test.for([
  ["select 1", []],
  ["begin; select 1; commit", ["1 sql.nested_transaction", "3 sql.no_transaction"]],
  ["commit; create index concurrently on t (a); begin; select 1", []],
  ["select 1; commit", ["2 sql.no_transaction"]],
  ["select 1; commit; select 2; commit", ["4 sql.no_transaction", "4 sql.no_transaction"]],
] as const)("%s, within the transaction of a tool: %s", async ([text, expected]) => {
  expect(await transactions(text, true)).toEqual(expected);
});

test.for([
  ["update t set a = 1, b = 2, a = 3", ["a"]],
  ["update t set a = row(1, 2), a.x = 1", ["a"]],
  ["update t set a.x = 1, a.y = 2, b[1] = 1, b[2] = 2", []],
  ['update t set "A" = 1, A = 2', []],
  ["insert into t (a, b, a, b) values (1, 2, 3, 4)", ["a", "b"]],
  ["insert into t (a) values (1) on conflict (a) do update set b = 1, b = 2", ["b"]],
  ["insert into t (a.x, a.y) values (1, 2)", []],
  ["create table t (a int, b text, a text)", ["a"]],
  ["create table t (a int, primary key (a), unique (a))", []],
  ["create view v (a, a) as select 1, 2", ["a"]],
  ["create view v (a, b) as select 1 as a, 2 as a", []],
  ["merge into t using u on true when matched then update set a = 1, a = 2 when not matched then insert (a, b) values (1, 2)", ["a"]],
] as const)("%s names twice: %s", async ([text, expected]) => {
  const issues = namedTwice(await readScript([{ name: "m.sql", text: `select 1;\n${text}` }]));
  expect(issues.map((issue) => [issue.line, issue.message])).toEqual(
    expected.map((name) => [2, `column ${name} is named twice: Postgres refuses the statement`]),
  );
});
