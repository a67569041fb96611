-- column alter, column create, column.grants, enum alter, enum.grants, function alter, function.grants, privileges alter, privileges.grants, schema alter, schema.grants, sequence alter, sequence.grants, table alter, table create, table.grants, view alter, view.grants

-- alter schema s: grants
revoke all on schema s from postgres;
grant all on schema s to postgres;

-- alter enum s.e: grants
revoke all on type s.e from postgres;
grant all on type s.e to postgres;

-- alter sequence s.q: grants
revoke all on sequence s.q from postgres;
grant all on sequence s.q to postgres;

-- alter function s.f(): grants
revoke all on function s.f() from postgres;
grant all on function s.f() to postgres;

-- alter table s.t: grants
revoke select on table s.t from corpus_reader;
grant select on table s.t to corpus_reader;
revoke all on table s.t from postgres;
grant all on table s.t to postgres;

-- alter table s.u: grants
revoke all on table s.u from postgres;
grant delete, insert, maintain, references, trigger, truncate, update on table s.u to postgres;
grant select on table s.u to postgres with grant option;

-- alter table s.w: grants
revoke all on table s.w from postgres;
grant select on table s.w to postgres with grant option;

-- create table s.y
create table s.y (
  a integer
);
alter table s.y owner to postgres;
revoke all on table s.y from postgres;
grant delete, insert, maintain, references, trigger, truncate, update on table s.y to postgres;
grant select on table s.y to postgres with grant option;

-- alter column s.x.a: grants
revoke select (a) on table s.x from postgres;

-- alter column s.x.b: grants
revoke select (b) on table s.x from postgres;
grant select (b) on table s.x to postgres with grant option;

-- alter view s.v: grants
revoke all on table s.v from postgres;
grant all on table s.v to postgres;

-- grant execute on function pg_catalog.pg_sleep(double precision) to corpus_reader with grant option; revoke all on function pg_catalog.pg_sleep(double precision) from postgres; grant all on function pg_catalog.pg_sleep(double precision) to postgres
grant execute on function pg_catalog.pg_sleep(double precision) to corpus_reader with grant option;
revoke all on function pg_catalog.pg_sleep(double precision) from postgres;
grant all on function pg_catalog.pg_sleep(double precision) to postgres;
