-- column create, default_privileges create, default_privileges drop, sequence create, table alter, table create, table.grants

-- drop default privileges corpus_owner on tables
alter default privileges for role corpus_owner revoke all on tables from corpus_owner;
alter default privileges for role corpus_owner grant all on tables to corpus_owner;

-- create sequence r.q
create sequence r.q as bigint increment by 1 minvalue 1 maxvalue 9223372036854775807 start with 1 cache 1 no cycle;
alter sequence r.q owner to postgres;
revoke all on sequence r.q from postgres;
grant all on sequence r.q to postgres;

-- create table r.t
create table r.t (
  c integer generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle) not null
);
alter table r.t owner to postgres;
revoke all on table r.t from postgres;
grant all on table r.t to postgres;
revoke all on sequence r.t_c_seq from postgres;
grant all on sequence r.t_c_seq to postgres;

-- alter table s.a: grants
revoke all on table s.a from postgres;
grant all on table s.a to postgres;

-- create table s.b
create table s.b (
  b integer
);
alter table s.b owner to postgres;
revoke all on table s.b from postgres;
grant all on table s.b to postgres;

-- create table s.c
create table s.c (
  b integer
);
alter table s.c owner to postgres;
revoke all on table s.c from postgres;
grant delete, insert, maintain, references, trigger, truncate, update on table s.c to postgres;
grant select on table s.c to postgres with grant option;

-- create default privileges s.corpus_owner on tables
alter default privileges for role corpus_owner in schema s grant select on tables to corpus_owner with grant option;
