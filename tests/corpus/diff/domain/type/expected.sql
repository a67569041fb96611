-- domain alter, domain.type

-- drop view s.v, to make it again: it needs column s.t.d, which becomes of another type
drop view s.v;

-- make domain s.d again: Postgres can't change what a domain is based on
--   ! rows whose values are none of domain s.d stop this step: change them first
alter domain s.d rename to zz_arch_old_d;
create domain s.d as bigint default 1 constraint d_check CHECK ((VALUE > 0));
alter domain s.d owner to postgres;
alter table s.t alter column d type s.d using d::s.d,
  alter column ds type s.d[] using ds::s.d[];
drop domain s.zz_arch_old_d;

-- make view s.v again
create view s.v (d) as
 SELECT d
   FROM s.t;
alter view s.v owner to postgres;
