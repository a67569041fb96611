-- column alter, column.type, constraint drop, index create

-- drop constraint s.t.t_code, to make it again: Postgres drops the index of a key with it, and index t_code is to be there without
alter table s.t drop constraint t_code;

-- alter column s.t.code: type
alter table s.t alter column code type text using code::text;

-- create index s.t_code
CREATE UNIQUE INDEX t_code ON s.t USING btree (code);
