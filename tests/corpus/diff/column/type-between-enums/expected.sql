-- column alter, column.default, column.type

-- alter column s.t.a: default, type
--   ! rows of t whose a is no s.f stop this step: change them first
alter table s.t alter column a drop default;
alter table s.t alter column a type s.f using a::text::s.f;
alter table s.t alter column a set default 'x'::s.f;
