-- What the hand-written migrations of cases.ts are meant for: one large table in use, a small one, an empty one, and what hangs on them.
create type mood as enum ('well', 'ill');
create domain positive as integer;
create domain checked as integer check (value > 0);
create table parent (id bigint primary key);
create table big (
  id bigint generated always as identity primary key, a integer, b text, note varchar(20), total numeric(10, 2), at timestamp, ref bigint, filled text, code text not null, span int4range, n positive, how mood,
  constraint filled_is check (filled is not null), constraint big_parent_fkey foreign key (ref) references parent
);
create index big_a_idx on big (a);
create index big_ref_idx on big (ref);
create unique index big_code_idx on big (code);
create unique index big_filled_idx on big (filled);
create table loose (id bigint, a integer not null, b bigint);
create unique index loose_a_idx on loose (a);
create unique index loose_id_idx on loose (id);
create table few (id integer primary key, note text);
create table nothing (id integer primary key, a integer, b text);
create table parts (id bigint not null, at date not null, a integer) partition by range (at);
create table parts_1 partition of parts for values from ('2026-01-01') to ('2026-02-01');
create table parts_2 (id bigint not null, at date not null, a integer);
create table parts_3 (id bigint not null, at date not null, a integer, constraint in_march check (at >= '2026-03-01' and at < '2026-04-01'));
create table rest (at date not null) partition by range (at);
create table rest_1 partition of rest for values from ('2026-01-01') to ('2026-02-01');
create table rest_default partition of rest default;
create materialized view mv as select id from big where id < 100;
create unique index mv_id_idx on mv (id);
create view v as select id, b from big;
create function tell() returns trigger language plpgsql as $$ begin return new; end $$;
create policy everybody on big using (true);
insert into parent select n from generate_series(1, 1000) as n;
insert into big (a, b, note, total, at, ref, filled, code, span, n, how) select n, 'b' || n, 'x', n, now(), 1 + n % 1000, 'f' || n, 'c' || n, int4range(n, n + 1), 1, 'well' from generate_series(1, 40000) as n;
insert into loose select n, n, n from generate_series(1, 40000) as n;
insert into few values (1, 'a');
insert into parts select n, date '2026-01-01' + n % 30, n from generate_series(1, 40000) as n;
insert into parts_2 select n, date '2026-02-01' + n % 28, n from generate_series(1, 40000) as n;
insert into parts_3 select n, date '2026-03-01' + n % 31, n from generate_series(1, 40000) as n;
insert into rest_default select date '2027-01-01' + n % 30 from generate_series(1, 40000) as n;
refresh materialized view mv;
analyze;
