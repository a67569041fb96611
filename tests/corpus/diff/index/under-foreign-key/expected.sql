-- index alter, index.definition

-- drop constraint s.c.c_n_fkey, to make it again: it needs index s.t_n, which is made again
alter table s.c drop constraint c_n_fkey;

-- drop index s.t_n, to make it again: Postgres can't change what an index is about
drop index s.t_n;

-- make index s.t_n again
CREATE UNIQUE INDEX t_n ON s.t USING btree (n) INCLUDE (id);

-- make constraint s.c.c_n_fkey again
alter table s.c add constraint c_n_fkey FOREIGN KEY (n) REFERENCES s.t(n);
