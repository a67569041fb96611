-- column create, column rename

-- rename t.code to former
alter table s.t rename column code to former;

-- alter column s.t.former: not_null_as
alter table s.t rename constraint t_code_not_null to t_former_not_null;

-- create column s.t.code
alter table s.t add column code text;
