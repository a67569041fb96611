create schema s;
create type s.size as enum ('s', 'm', 'l');
create table s.t (
  id bigint generated always as identity primary key,
  a bigint not null default 7,
  "B" text default 'x',
  c s.size default 's',
  n numeric(8, 3),
  total bigint generated always as (a + 1) stored,
  at timestamptz default now(),
  constraint wide check (a >= 0 and "B" <> ''),
  unique (a, "B")
);
create index t_both on s.t ("B", (a + 1)) where n > 0;
create statistics s.t_stat on a, n from s.t;
create view s.v as select id, a, "B", at from s.t;
create policy p on s.t using (a > 0 and n is not null);
create function s.f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before update on s.t for each row when (new.a > 1 and new."B" is not null) execute function s.f();
