-- constraint drop, index create

-- drop constraint s.t.t_n, to make it again: Postgres drops the index of a key with it, and index t_n is to be there without
alter table s.t drop constraint t_n;

-- create index s.t_n
CREATE UNIQUE INDEX t_n ON s.t USING btree (n);
