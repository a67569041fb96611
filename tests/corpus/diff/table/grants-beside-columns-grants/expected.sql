-- column alter, column create, column.grants, table alter, table create, table.grants, view alter, view.grants

-- create table s.born
create table s.born (
  a integer,
  b integer
);
alter table s.born owner to postgres;
revoke select on table s.born from corpus_reader;
grant select (a) on table s.born to corpus_reader;

-- alter table s.t: grants
revoke insert, select on table s.t from corpus_reader;
grant update on table s.t to corpus_reader;
grant insert (a) on table s.t to corpus_reader;
grant select (b) on table s.t to corpus_reader;

-- alter table s.u: grants
grant insert on table s.u to corpus_reader with grant option;

-- alter column s.t.b: grants
grant select (b) on table s.t to corpus_reader;

-- alter column s.u.a: grants
revoke insert (a) on table s.u from corpus_reader;

-- alter column s.u.b: grants
grant insert (b) on table s.u to corpus_reader;

-- alter view s.v: grants
revoke select on table s.v from corpus_reader;
grant select (a) on table s.v to corpus_reader;
