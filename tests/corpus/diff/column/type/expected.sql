-- column alter, column.type

-- alter column s.t.id: type
alter table s.t alter column id type bigint;

-- alter column s.t.a: type
alter table s.t alter column a type text;

-- alter column s.t.b: type
--   ! rows of t whose b is no numeric(8,2) stop this step: change them first
alter table s.t alter column b type numeric(8,2);

-- alter column s.t.c: type
--   ! rows of t whose c is no integer stop this step: change them first
alter table s.t alter column c type integer using c::integer;

-- alter column s.t.d: type
--   ! rows of t whose d is no date stop this step: change them first
alter table s.t alter column d type date using d::date;

-- alter column s.t.e: type
alter table s.t alter column e type text using e::text;

-- alter column s.t.f: type
--   ! rows of t whose f is no timestamp with time zone stop this step: change them first
alter table s.t alter column f type timestamp with time zone using f::timestamp with time zone;

-- alter column s.t.g: type
--   ! rows of t whose g is no bigint[] stop this step: change them first
alter table s.t alter column g type bigint[] using g::bigint[];
