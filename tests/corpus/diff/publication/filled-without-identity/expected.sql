-- column alter, column.type

-- alter column s.t.note: type
--   ! rows of t whose note is no character varying(2) stop this step: change them first
alter table s.t alter column note type character varying(2);
