import { expect, test } from "vitest";
import { dataHazards } from "../../../plv8/src/plan/plain/data-hazards.ts";
import { statementEffect } from "../../../plv8/src/plan/plain/statement-effect.ts";

test.each([
  ["create unique index i on s.t using btree (a)", "s.t SHARE tree, reads"],
  ['create index "table ON ONLY" on s."json_table" using btree (a)', 's."json_table" SHARE tree, reads'],
  ["create index i on only s.t using btree (a)", "s.t SHARE, brief"],
  ["alter table s.t add constraint c FOREIGN KEY (a) REFERENCES s.u(a)", "s.t SHARE ROW EXCLUSIVE tree, s.u SHARE ROW EXCLUSIVE tree, reads"],
  ["alter table s.t add constraint c FOREIGN KEY (a) REFERENCES s.u(a) NOT VALID", "s.t SHARE ROW EXCLUSIVE tree, s.u SHARE ROW EXCLUSIVE tree, brief"],
  ["alter table s.t add constraint c CHECK ((a > 0))", "s.t ACCESS EXCLUSIVE tree, reads"],
  ["alter table s.t add constraint c CHECK ((a > 0)) NOT VALID", "s.t ACCESS EXCLUSIVE tree, brief"],
  ['alter table "S x"."t ""1" add constraint c PRIMARY KEY (a)', '"S x"."t ""1" ACCESS EXCLUSIVE tree, reads'],
  ["alter table s.t validate constraint c", "s.t SHARE UPDATE EXCLUSIVE tree, reads"],
  ["alter table s.t alter column a type bigint", "s.t ACCESS EXCLUSIVE tree, rewrites"],
  ["alter table s.t alter column a set not null", "s.t ACCESS EXCLUSIVE tree, reads"],
  ["alter table s.t alter column a set statistics 5", "s.t SHARE UPDATE EXCLUSIVE tree, brief"],
  ["alter table s.t alter column a set (n_distinct = 5)", "s.t SHARE UPDATE EXCLUSIVE tree, brief"],
  ["alter table s.t set (fillfactor = 70)", "s.t SHARE UPDATE EXCLUSIVE tree, brief"],
  ["alter table s.t set unlogged", "s.t ACCESS EXCLUSIVE tree, rewrites"],
  ["alter table s.t rename to u", "s.t ACCESS EXCLUSIVE, brief"],
  ["alter table s.t enable row level security", "s.t ACCESS EXCLUSIVE, brief"],
  ["alter table s.t disable trigger x", "s.t SHARE ROW EXCLUSIVE tree, brief"],
  ["alter table only s.t drop column a", "s.t ACCESS EXCLUSIVE tree, brief"],
  ["alter table s.t attach partition s.p FOR VALUES IN (1)", "s.t SHARE UPDATE EXCLUSIVE, s.p ACCESS EXCLUSIVE tree, reads"],
  ["alter table s.t detach partition s.p", "s.t ACCESS EXCLUSIVE, s.p ACCESS EXCLUSIVE tree, brief"],
  ["alter table s.t inherit s.p", "s.t ACCESS EXCLUSIVE, s.p SHARE UPDATE EXCLUSIVE, brief"],
  ["CREATE TRIGGER x AFTER INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f()", "s.t SHARE ROW EXCLUSIVE tree, brief"],
  ["drop trigger x on s.t", "s.t ACCESS EXCLUSIVE tree, brief"],
  ["create policy p on s.t as permissive for all to public using (true)", "s.t ACCESS EXCLUSIVE, brief"],
  ["create table s.p partition of s.t FOR VALUES IN (1)", "s.t ACCESS EXCLUSIVE, brief"],
  ["create table s.n (\n  a integer\n) inherits (s.t, s.u)", "s.t SHARE UPDATE EXCLUSIVE, s.u SHARE UPDATE EXCLUSIVE, brief"],
  ["create table s.n (\n  a integer\n)", ", brief"],
  ["drop table s.t", "s.t ACCESS EXCLUSIVE tree, brief"],
  ["refresh materialized view s.m", "s.m ACCESS EXCLUSIVE, rewrites"],
  ["CREATE STATISTICS s.x ON a, b FROM s.t", "s.t SHARE UPDATE EXCLUSIVE, brief"],
  ["create type s.e as enum ('a')", null],
])("%s", (statement, effect) => {
  const found = statementEffect(statement);
  expect(found === null ? null : `${found.held.map((lock) => `${lock.name} ${lock.mode}${lock.tree ? " tree" : ""}`).join(", ")}, ${found.work}`).toBe(effect);
});

test.each([
  ["alter table s.t alter column a set not null", "H011"],
  ["alter table s.t add column a text not null", "H011"],
  ["alter table s.t add column a text default 'x'::text not null", ""],
  ["alter table s.t add column a bigint generated always as identity not null", ""],
  ["create unique index i on s.t using btree (a)", "H013"],
  ["create index i on s.t using btree (a)", ""],
  ["alter table s.t add constraint c UNIQUE (a)", "H013"],
  ["alter table s.t add constraint c CHECK ((a > 0))", "H012"],
  ["alter table s.t add constraint c CHECK ((a > 0)) NOT VALID", ""],
  ["alter table s.t add constraint c FOREIGN KEY (a) REFERENCES s.u(a)", "H014"],
])("what rows may do to %s: %s", (statement, ids) => {
  expect(
    dataHazards(statement, [{ name: "s.t" }])
      .map((each) => each.id)
      .join(),
  ).toBe(ids);
  expect(dataHazards(statement, [])).toEqual([]);
});
