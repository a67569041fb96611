-- enum alter, enum.values

-- make enum s.e again without c: Postgres can't take values away from an enum
--   ! rows with c stop this step: change them first
alter type s.e rename to zz_arch_old_e;
create type s.e as enum ('a', 'b');
alter type s.e owner to postgres;
alter table s.t alter column e drop default;
alter table s.t1 alter column e drop default;
alter table s.t alter column e type s.e using e::text::s.e;
alter table s.t alter column e set default 'a'::s.e;
alter table s.t1 alter column e set default 'a'::s.e;
drop type s.zz_arch_old_e;
