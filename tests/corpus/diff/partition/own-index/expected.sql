-- index create

-- create index s.t1_a
CREATE INDEX t1_a ON s.t1 USING btree (a);
