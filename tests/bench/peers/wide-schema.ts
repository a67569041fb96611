/**
 * SQL of a generated application: `tables` tables in ten schemas, with keys, references, checks, indexes and comments; every tenth with a view, every
 * eighth with row security, every twentieth with a trigger, every fiftieth partitioned by range into four.
 */
export function wideSchema(tables: number): readonly string[] {
  const statements = [
    ...Array.from({ length: 10 }, (_, area) => `create schema area_${String(area)}`),
    "create type area_0.state as enum ('draft', 'open', 'closed')",
    "create function area_0.touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$",
  ];
  for (let number = 0; number < tables; number++) statements.push(...oneTable(number));
  return statements;
}

/** Where table `number` of `wideSchema` stands. */
export function wideTable(number: number): string {
  return `area_${String(number % 10)}.t_${String(number)}`;
}

function oneTable(number: number): readonly string[] {
  const [at, name] = [wideTable(number), `t_${String(number)}`];
  const columns =
    "parent_id bigint, name text not null, amount numeric(19,2) not null default 0, note text, state area_0.state not null default 'draft', " +
    `placed_at timestamptz not null, updated_at timestamptz not null default now(), data jsonb, constraint ${name}_amount_check check (amount >= 0)`;
  if (number % 50 === 49) {
    return [
      `create table ${at} (id bigint not null, ${columns}, constraint ${name}_pkey primary key (id, placed_at)) partition by range (placed_at)`,
      ...[1, 2, 3, 4].map(
        (part) => `create table ${at}_p${String(part)} partition of ${at} for values from ('202${String(part)}-01-01') to ('202${String(part + 1)}-01-01')`,
      ),
      `create index ${name}_name_idx on ${at} (name)`,
    ];
  }
  const parent = Math.floor(number / 2) % 50 === 49 ? 0 : Math.floor(number / 2);
  return [
    `create table ${at} (id bigint generated always as identity constraint ${name}_pkey primary key, ${columns})`,
    `alter table ${at} add constraint ${name}_parent_fkey foreign key (parent_id) references ${wideTable(parent)} (id)`,
    `create index ${name}_parent_idx on ${at} (parent_id, placed_at desc)`,
    `comment on table ${at} is 'Table ${String(number)}'`,
    `comment on column ${at}.note is 'Free words'`,
    ...(number % 10 === 0 ? [`create view area_${String(number % 10)}.v_${String(number)} as select id, name, amount from ${at} where state <> 'closed'`] : []),
    ...(number % 8 === 0 ? [`alter table ${at} enable row level security`, `create policy ${name}_open on ${at} for select using (state = 'open')`] : []),
    ...(number % 20 === 0 ? [`create trigger ${name}_touch before update on ${at} for each row execute function area_0.touch()`] : []),
  ];
}
