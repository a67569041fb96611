-- column alter, column.type

-- alter column s.t.a: type
--   ! rows of t whose a is no date stop this step: change them first
alter table s.t alter column a type date using a::text::date;

-- alter column s.t.b: type
--   ! rows of t whose b is no uuid stop this step: change them first
alter table s.t alter column b type uuid using b::text::uuid;
