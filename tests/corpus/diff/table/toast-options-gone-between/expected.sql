-- column alter, column create, column drop, column.type, enum alter, enum.values, table alter, table.options

-- drop column s.u.a
--   ! loses data: the values of s.u.a
alter table s.u drop column a;

-- make enum s.e again without b: Postgres can't take values away from an enum
--   ! rows with b stop this step: change them first
alter type s.e rename to zz_arch_old_e;
create type s.e as enum ('a');
alter type s.e owner to postgres;
alter table s.u alter column e type s.e using e::text::s.e;
drop type s.zz_arch_old_e;

-- alter column s.p.a: type
--   ! rows of p whose a is no integer stop this step: change them first
alter table s.p alter column a type integer using a::integer;

-- create column s.p.b
alter table s.p add column b text;

-- alter column s.t.a: type
--   ! rows of t whose a is no integer stop this step: change them first
alter table s.t alter column a type integer using a::integer;

-- create column s.t.b
alter table s.t add column b text[];

-- create column s.u.b
alter table s.u add column b text;

-- alter table s.p1: options
alter table s.p1 set (toast.autovacuum_enabled='false');

-- say again how p1 stores long values: it was written when it could hold none
alter table s.p1 set (toast.autovacuum_vacuum_threshold='7');

-- say again how t stores long values: it was written when it could hold none
alter table s.t set (toast.autovacuum_vacuum_threshold='7');

-- say again how u stores long values: it was written when it could hold none
alter table s.u set (toast.autovacuum_vacuum_threshold='7');
