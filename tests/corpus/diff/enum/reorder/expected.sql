-- enum alter, enum.values

-- make enum s.e again: Postgres can't move the values of an enum
alter type s.e rename to zz_arch_old_e;
create type s.e as enum ('c', 'b', 'a');
alter type s.e owner to postgres;
alter table s.t alter column e type s.e using e::text::s.e;
drop type s.zz_arch_old_e;
