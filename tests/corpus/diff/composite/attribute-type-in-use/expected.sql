-- composite alter, composite.attributes

-- make composite s.c again: Postgres can't change the type of an attribute while columns are of the type
--   ! rows whose values are none of composite s.c stop this step: change them first
alter type s.c rename to zz_arch_old_c;
create type s.c as (a bigint, b text);
alter type s.c owner to postgres;
alter table s.t alter column c type s.c using c::text::s.c;
drop type s.zz_arch_old_c;
