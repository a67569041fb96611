-- column alter, column.type

-- alter column s.t.a: type
--   ! rows of t whose a is no time without time zone stop this step: change them first
alter table s.t alter column a type time without time zone using a::text::time without time zone;

-- alter column s.t.b: type
--   ! rows of t whose b is no time(3) without time zone stop this step: change them first
alter table s.t alter column b type time(3) without time zone using b::text::time(3) without time zone;

-- alter column s.t.c: type
--   ! rows of t whose c is no json stop this step: change them first
alter table s.t alter column c type json using c::text::json;

-- alter column s.t.d: type
--   ! rows of t whose d is no integer[] stop this step: change them first
alter table s.t alter column d type integer[] using d::text[]::integer[];
