/** Kinds that only a superuser makes, which scratch does without: what SQL says of them and what stands in a database compare as one, and a folder loads back. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runProgram } from "../../worker/cli/program.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

const declared = `
create schema s;
create function s.seen() returns event_trigger language plpgsql as 'begin end';
create function s.valid(text[], oid) returns void language plpgsql as 'begin end';
drop event trigger if exists "One";
create event trigger first on ddl_command_end when tag in ('create view', 'CREATE TABLE') execute function s.seen();
create event trigger gone on sql_drop execute function s.seen();
alter event trigger first rename to "One";
alter event trigger "One" disable;
comment on event trigger "One" is 'it''s one';
drop event trigger gone;
create foreign data wrapper bare;
create foreign data wrapper "Told" validator postgresql_fdw_validator;
alter foreign data wrapper "Told" no validator;
alter foreign data wrapper "Told" validator s.valid options (host 'x', debug 'it''s');
alter foreign data wrapper "Told" options (set host 'y');
grant usage on foreign data wrapper "Told" to public;
comment on foreign data wrapper "Told" is 'told';
create server v foreign data wrapper "Told" options (a 'b');
create foreign table s.t (id int) server v;
create publication every for all tables;`;

describe.each(majors())("kinds of a superuser on Postgres %i", (major) => {
  async function run(...words: string[]): Promise<{ readonly code: number; readonly text: string }> {
    let text = "";
    const say = (more: string): void => {
      text += more;
    };
    const code = await runProgram([...words], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") }, { out: say, err: say });
    return { code, text };
  }
  async function folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), "data-architect-superusers-"));
    onTestFinished(() => rm(path, { recursive: true, force: true }));
    return path;
  }

  test("what SQL declares and what stands are one, and a dump loads back", async (t) => {
    const database = await createDatabase(t, { major });
    await (await connect(database)).query(declared);
    const at = await folder();
    await writeFile(join(at, "wish.sql"), declared);
    const same = await run("diff", database.url, join(at, "wish.sql"), "--check");
    expect([same.code, same.text]).toEqual([0, expect.stringContaining("no difference")]);
    expect((await run("dump", "--database-url", database.url, "--out", join(at, "dump"))).code).toBe(0);
    const loaded = await run("diff", join(at, "dump"), database.url, "--check");
    expect([loaded.code, loaded.text]).toEqual([0, expect.stringContaining("no difference")]);
    await writeFile(join(at, "wish.sql"), declared.replace("'create view', ", "").replace("set host 'y'", "drop host"));
    const other = await run("diff", database.url, join(at, "wish.sql"));
    expect(other.text).toContain(`CREATE EVENT TRIGGER "One" ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION s.seen();`);
    expect(other.text).toContain(`alter foreign data wrapper "Told" options (drop host);`);
  });

  test("files stand in any order; what is not there, or unknown, is said at its place", async () => {
    const at = await folder();
    await writeFile(join(at, "a.sql"), "alter event trigger e disable; grant usage on foreign data wrapper w to public;");
    await writeFile(
      join(at, "b.sql"),
      "create event trigger e on ddl_command_end execute function f(); create function f() returns event_trigger language plpgsql as 'begin end'; create foreign data wrapper w;",
    );
    expect((await run("diff", "--major", String(major), at, at, "--check")).code).toBe(0);
    await writeFile(
      join(at, "c.sql"),
      "create event trigger x on ddl_command_end execute function g();\ncreate event trigger e on sql_drop execute function f();\nalter event trigger z disable;\ncreate event trigger y on ddl execute function f();\ncreate foreign data wrapper h handler f;",
    );
    const wrong = await run("diff", "--major", String(major), at, at);
    expect(wrong.text.match(/c\.sql:.*/gu)).toEqual([
      "c.sql:1:60: error: no function g() that returns event_trigger",
      'c.sql:2:22: error: event trigger "e" already exists',
      'c.sql:3:21: error: event trigger "z" does not exist',
      'c.sql:4:27: error: unrecognized event name "ddl"',
      "c.sql:5:1: error: no function f that can be a handler",
    ]);
  });
});
