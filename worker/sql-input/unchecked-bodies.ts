/** Bodies of functions that do not compile, in a text that switches the check off, as every dump does. */
import type pg from "pg";
import { failureIssue } from "./load-failure.ts";
import { tagOf } from "./judge-statement.ts";
import type { ReadScript, Statement } from "./read-script.ts";
import type { SqlIssue } from "./sql-issue.ts";

/**
 * A warning for each: the database that was dumped has them like that, so they are loaded. Only what is wrong under any search path, which is the
 * syntax: names may be found where the function is called.
 */
export async function uncheckedBodies(session: pg.Client, script: ReadScript): Promise<readonly SqlIssue[]> {
  if (!script.statements.some(switchesOff)) return [];
  const broken = await brokenFunctions(session);
  return script.statements.flatMap((statement) => {
    const found = broken.find((each) => madeBy(statement, each));
    return found === undefined ? [] : [warning(statement, found)];
  });
}

type Broken = { readonly name: string; readonly body: string; readonly code: string; readonly message: string };

function switchesOff(statement: Statement): boolean {
  return /\bcheck_function_bodies\b/iu.test(statement.text);
}

function madeBy({ node, text }: Statement, { name, body }: Broken): boolean {
  const { tag, fields } = tagOf(node);
  if (tag !== "CreateFunctionStmt") return false;
  const called = (fields["funcname"] as { String?: { sval?: string } }[] | undefined)?.at(-1)?.String?.sval;
  return called === name && text.includes(body);
}

function warning(statement: Statement, { name, code, message }: Broken): SqlIssue {
  return {
    ...failureIssue(statement, { code, message }),
    code: "sql.unchecked-body",
    severity: "warning",
    message: `${message}: the body of ${name} does not compile, and it was made unchecked (check_function_bodies is off): each call fails`,
    hint: "correct the body, or leave the function out",
  };
}

/** Asked of each language's own check, which runs nothing of the body. */
async function brokenFunctions(session: pg.Client): Promise<readonly Broken[]> {
  await session.query(`do $check$
    declare
      v_function record;
      v_broken jsonb := '[]';
    begin
      perform pg_catalog.set_config('check_function_bodies', 'on', true);
      for v_function in
        select p.oid, p.proname, p.prosrc, l.lanvalidator::pg_catalog.regproc as validator
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_language as l on l.oid = p.prolang
        where p.oid >= 16384 and l.lanname in ('plpgsql', 'sql') and p.prosqlbody is null and l.lanvalidator <> 0
        order by p.oid
      loop
        begin
          execute pg_catalog.format('select %s(%s)', v_function.validator, v_function.oid);
        exception
          when syntax_error then
            v_broken := v_broken || pg_catalog.jsonb_build_object('name', v_function.proname, 'body', v_function.prosrc, 'code', sqlstate, 'message', sqlerrm);
          when others then
            null;
        end;
      end loop;
      perform pg_catalog.set_config('data_architect.broken', v_broken::text, false);
    end
  $check$`);
  const { rows } = await session.query<{ broken: readonly Broken[] }>("select pg_catalog.current_setting('data_architect.broken')::jsonb as broken");
  return rows[0]?.broken ?? [];
}
