-- index alter, index create, index drop, index.definition, index.valid

-- drop index s.waits, to make it again: it is not valid: a build stopped half-way
drop index s.waits;

-- drop index s.b_n_idx
drop index s.b_n_idx;

-- drop index s.a_n_idx
drop index s.a_n_idx;

-- create index s.e_n
CREATE INDEX e_n ON s.e USING btree (n);

-- create index s.e_o
CREATE INDEX e_o ON ONLY s.e USING btree (o);

-- make index s.waits again
CREATE INDEX waits ON s.e USING btree (m);
