-- index alter, index drop, index.definition, index.valid

-- drop index s.qi
drop index s.qi;

-- drop index s.i, to make it again: it is not valid: a build stopped half-way
drop index s.i;

-- make index s.i again
CREATE INDEX i ON s.t USING btree (a);
