-- column alter, column.storage

-- alter column s.t.a: storage
alter table s.t alter column a set storage extended;

-- alter column s.t.b: storage
alter table s.t alter column b set storage plain;

-- alter column s.t.c: storage
alter table s.t alter column c set storage external;
