-- column alter, column.type

-- alter columns of s.t, in one go: a (type), n (type)
--   ! rows of t whose a is no character varying(5) stop this step: change them first
--   ! rows of t whose n is no integer stop this step: change them first
alter table s.t alter column a type character varying(5),
  alter column n type integer;
