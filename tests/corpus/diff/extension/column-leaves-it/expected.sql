-- column alter, column.type, extension drop

-- drop index s.t_a, to make it again: it needed extension citext, which leaves
drop index s.t_a;

-- alter column s.t.a: type
alter table s.t alter column a type text using a::text;

-- make index s.t_a again
CREATE INDEX t_a ON s.t USING btree (a);

-- drop extension citext
drop extension citext;
