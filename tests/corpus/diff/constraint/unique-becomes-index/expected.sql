-- constraint drop, index create

-- drop constraint s.t.t_n
alter table s.t drop constraint t_n;

-- create index s.t_n
CREATE UNIQUE INDEX t_n ON s.t USING btree (n);
