-- column alter, column.default, enum alter, enum.values

-- make enum s.size again without m: Postgres can't take values away from an enum
--   ! rows with m stop this step: change them first
alter type s.size rename to zz_arch_old_size;
create type s.size as enum ('s', 'l');
alter type s.size owner to postgres;
alter table s.shirt alter column other drop default;
alter table s.shirt alter column size drop default;
alter table s.shirt alter column other type s.size using other::text::s.size,
  alter column size type s.size using size::text::s.size;
alter table s.shirt alter column other set default 'l'::s.size;
drop type s.zz_arch_old_size;
