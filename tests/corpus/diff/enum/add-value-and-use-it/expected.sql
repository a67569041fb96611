-- column alter, column.default, constraint create, enum alter, enum.values, view create

-- alter type s.e add value 'd'
--   no way back: alter type s.e add value 'd': stays, Postgres has no statement that takes it back
alter type s.e add value 'd';

-- alter column s.t.e: default
alter table s.t alter column e set default 'd'::s.e;

-- create constraint s.t.k
alter table s.t add constraint k CHECK ((e <> 'd'::s.e));

-- create view s.v
create view s.v (e) as
 SELECT e
   FROM s.t
  WHERE (e = 'd'::s.e);
alter view s.v owner to postgres;
