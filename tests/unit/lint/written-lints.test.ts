/** What is said of tables and columns as a migration writes them, without a database. */
import { expect, test } from "vitest";
import { writtenLints } from "../../../worker/lint/written-lints.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

test("what a block makes is judged as what stands outside of it, at its place", async () => {
  const script = await readScript([
    {
      name: "m.sql",
      text: `select 1;
do $$
begin
  if true then
    create table p (id bigint generated always as identity primary key, at timestamp);
  end if;
  execute 'alter table t add column price money';
end
$$;`,
    },
  ]);
  expect(writtenLints(script, "public").map((each) => `${String(each.line)} ${each.rule}`)).toEqual(["7 money_type", "5 timestamp_without_time_zone"]);
});
