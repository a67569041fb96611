-- domain alter, domain.checks, domain.not_null

-- make domain s.d again: Postgres can't hold values inside of arrays to more than before
--   ! rows whose values are none of domain s.d stop this step: change them first
alter domain s.d rename to zz_arch_old_d;
create domain s.d as text constraint d_not_null not null constraint d_check CHECK ((VALUE <> ''::text));
alter domain s.d owner to postgres;
alter table s.t alter column a type s.d[] using a::s.d[],
  alter column b type s.d using b::s.d;
drop domain s.zz_arch_old_d;
