-- column alter, column create, column.not_null, column.type

-- the NOT NULL t_code_not_null of t makes room
alter table s.t rename constraint t_code_not_null to zz_arch_old_t_code_not_null;

-- create column s.t.former
alter table s.t add column former integer default 0 constraint t_code_not_null not null;

-- alter column s.t.code: not_null, type
alter table s.t alter column code type text using code::text;
alter table s.t alter column code drop not null;
