-- column alter, column.default, column.type, enum alter, enum.values

-- alter column s.t.a: default, type
--   ! rows of t whose a is no integer stop this step: change them first
alter table s.t alter column a drop default;
alter table s.t alter column a type integer using a::text::integer;
alter table s.t alter column a set default 1;

-- make enum s.e again without x: Postgres can't take values away from an enum
--   ! rows with x stop this step: change them first
alter type s.e rename to zz_arch_old_e;
create type s.e as enum ('1', '2');
alter type s.e owner to postgres;
alter table s.t alter column b type s.e using b::text::s.e;
drop type s.zz_arch_old_e;
