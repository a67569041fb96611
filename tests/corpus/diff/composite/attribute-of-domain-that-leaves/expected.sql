-- composite alter, composite.attributes, domain create, domain drop

-- create domain s.e
create domain s.e as text;
alter domain s.e owner to postgres;

-- make composite s.k again: Postgres can't change the type of an attribute while columns are of the type
--   ! rows whose values are none of composite s.k stop this step: change them first
alter type s.k rename to zz_arch_old_k;
create type s.k as (a integer, b s.e);
alter type s.k owner to postgres;
alter table s.t alter column k type s.k using k::text::s.k;
drop type s.zz_arch_old_k;

-- drop domain s.d
drop domain s.d;
