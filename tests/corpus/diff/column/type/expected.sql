-- column alter, column.type

-- alter columns of s.t, in one go: id (type), a (type), b (type), c (type), d (type), e (type), f (type), g (type)
--   ! rows of t whose b is no numeric(8,2) stop this step: change them first
--   ! rows of t whose c is no integer stop this step: change them first
--   ! rows of t whose d is no date stop this step: change them first
--   ! rows of t whose f is no timestamp with time zone stop this step: change them first
--   ! rows of t whose g is no bigint[] stop this step: change them first
alter table s.t alter column id type bigint,
  alter column a type text,
  alter column b type numeric(8,2),
  alter column c type integer using c::integer,
  alter column d type date using d::date,
  alter column e type text using e::text,
  alter column f type timestamp with time zone using f::timestamp with time zone,
  alter column g type bigint[] using g::bigint[];
