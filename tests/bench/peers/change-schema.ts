import type pg from "pg";

/**
 * `most` changes (fewer where there are fewer tables) to whatever schema stands: a column added, made not null, given a default or a comment, an
 * index, a check. Every tool has statements for them. Gives their number.
 */
export async function changeSchema(session: pg.ClientBase, most = 100): Promise<number> {
  const { rows } = await session.query<{ at: string; plain: string | null }>(
    `select format('%I.%I', n.nspname, c.relname) as at,
            (select format('%I', a.attname) from pg_attribute as a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and not a.attnotnull and a.attgenerated = '' order by a.attnum desc limit 1) as plain
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and not c.relispartition and n.nspname !~ '^(pg_|information_schema)' order by n.nspname, c.relname`,
  );
  const step = Math.max(1, Math.floor(rows.length / most));
  const chosen = rows.filter((_, index) => index % step === 0).slice(0, most);
  const statements = chosen.map(({ at, plain }, index) => {
    const mark = String(index);
    const column = plain ?? `added_${mark}`;
    const kind = plain === null ? 0 : index % 6;
    return (
      [
        `alter table ${at} add column added_${mark} text`,
        `alter table ${at} alter column ${column} set not null`,
        `create index bench_${mark}_idx on ${at} (${column})`,
        `comment on column ${at}.${column} is 'Changed ${mark}'`,
        `alter table ${at} add constraint bench_${mark}_check check (${column} is not null)`,
        `alter table ${at} add column amount_${mark} numeric(10,2) not null default 0`,
      ][kind] ?? ""
    );
  });
  await session.query(statements.join(";\n"));
  return statements.length;
}
