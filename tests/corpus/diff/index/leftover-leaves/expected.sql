-- index drop

-- drop index s.t_note
--   no way back: index s.t_note was not valid and does not come back
drop index s.t_note;
