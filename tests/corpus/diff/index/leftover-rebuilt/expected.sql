-- index alter, index.valid

-- drop index s.t_note, to make it again: it is not valid: a build stopped half-way
--   no way back: index s.t_note was not valid and does not come back
drop index s.t_note;

-- make index s.t_note again
CREATE INDEX t_note ON s.t USING btree (note);
