/** Event triggers that the plan would fire are said before a run meets them. */
import { expect, test } from "vitest";
import type { CatalogObject } from "../../../plv8/src/types/catalog.ts";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { commandTags, drops } from "../../../plv8/src/render/command-tags.ts";
import { catalog, column, keyed, smallPlan } from "./small-catalog.ts";

const watcher = (name: string, on: string, additions: readonly string[] = []): CatalogObject => ({
  kind: "event_trigger",
  address: `event_trigger:${name}`,
  name,
  schema: null,
  owner: "dba",
  grants: [],
  comment: null,
  extension: null,
  depends_on: [],
  definition: `CREATE EVENT TRIGGER ${name} ON ${on} EXECUTE FUNCTION dba.${name}()`,
  additions,
});

function said(watchers: readonly CatalogObject[], before: readonly CatalogObject[], after: readonly CatalogObject[]): readonly string[] {
  const result = smallPlan(catalog(...before), catalog(...after), { live: catalog(...before, ...watchers) });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value.steps
    .map((text) => JSON.parse(text) as Step)
    .flatMap((step) => step.hazards.filter(({ id }) => id === "H035").map(({ message }) => `${step.phase} ${step.kind}: ${message}`));
}

const [a, b] = [column("t", "a", "integer"), column("t", "b", "integer")];

test("the first step that fires one says so, with all commands of the plan that do", () => {
  expect(said([watcher("guard", "ddl_command_start")], keyed(), keyed(a, b))).toEqual([
    "expand add_column: event trigger guard (dba.guard(), on ddl_command_start) fires for ALTER TABLE from here on: what it raises stops the plan",
  ]);
  expect(said([watcher("keeps", "sql_drop")], keyed(a), keyed(b)).map((each) => each.slice(0, 24))).toEqual(["contract drop_column: ev"]);
});

test("nothing is said of those that sleep, are about other commands, or about logins", () => {
  const asleep = [
    watcher("off", "ddl_command_start", ["ALTER EVENT TRIGGER off DISABLE"]),
    watcher("elsewhere", "ddl_command_end", ["ALTER EVENT TRIGGER elsewhere ENABLE REPLICA"]),
    watcher("roles", "ddl_command_start WHEN TAG IN ('CREATE EXTENSION', 'DROP SCHEMA')"),
    watcher("greets", "login"),
    watcher("rewrites", "table_rewrite"),
  ];
  expect(said(asleep, keyed(), keyed(a))).toEqual([]);
  expect(said([watcher("some", "ddl_command_end WHEN TAG IN ('ALTER TABLE', 'DROP TABLE')")], keyed(), keyed(a))).toHaveLength(1);
});

test("commands as event triggers are told of them", () => {
  expect(
    [
      "create unique index concurrently i on s.t (a)",
      "create or replace function s.f() returns int language sql as 'select 1'",
      "create constraint trigger t after insert on s.t execute function s.f()",
      "create text search dictionary s.d (template = simple)",
      "comment on table s.t is 'x'",
      "analyze s.t (a)",
      "lock table s.t in share mode",
      "do $arch$\nbegin\n  alter table s.t validate constraint c;\n  execute 'alter sequence ' || x;\nend\n$arch$",
    ].map((statement) => commandTags(statement).join(", ")),
  ).toEqual(["CREATE INDEX", "CREATE FUNCTION", "CREATE TRIGGER", "CREATE TEXT SEARCH DICTIONARY", "COMMENT", "", "", "ALTER TABLE, ALTER SEQUENCE"]);
  expect(["drop index s.i", "alter table s.t drop column a", "alter table s.t add column dropped int"].map(drops)).toEqual([true, true, false]);
});
