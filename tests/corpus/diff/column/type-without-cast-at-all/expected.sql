-- column alter, column.type

-- alter columns of s.t, in one go: a (type), b (type), c (type), d (type)
--   ! rows of t whose a is no time without time zone stop this step: change them first
--   ! rows of t whose b is no time(3) without time zone stop this step: change them first
--   ! rows of t whose c is no json stop this step: change them first
--   ! rows of t whose d is no integer[] stop this step: change them first
alter table s.t alter column a type time without time zone using a::text::time without time zone,
  alter column b type time(3) without time zone using b::text::time(3) without time zone,
  alter column c type json using c::text::json,
  alter column d type integer[] using d::text[]::integer[];
