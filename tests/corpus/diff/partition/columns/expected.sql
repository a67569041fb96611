-- column alter, column create, column.type

-- drop view s.v, to make it again: it needs column s.t.a, which becomes of another type
drop view s.v;

-- alter columns of s.t, in one go: id (type), a (type)
--   ! rows of t whose a is no character varying(9) stop this step: change them first
alter table s.t alter column id type bigint,
  alter column a type character varying(9);

-- create column s.t.n
alter table s.t add column n integer default 5 not null;

-- make view s.v again
create view s.v (a) as
 SELECT a
   FROM s.t;
alter view s.v owner to postgres;
