-- constraint drop, index create

-- drop constraint s.r.r_code_fkey, to make it again: it needed constraint s.t.t_code, which leaves
alter table s.r drop constraint r_code_fkey;

-- drop constraint s.t.t_code, to make it again: Postgres drops the index of a key with it, and index t_code is to be there without
alter table s.t drop constraint t_code;

-- create index s.t_code
CREATE UNIQUE INDEX t_code ON s.t USING btree (code);

-- make constraint s.r.r_code_fkey again
alter table s.r add constraint r_code_fkey FOREIGN KEY (code) REFERENCES s.t(code);
