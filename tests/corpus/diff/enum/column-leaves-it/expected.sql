-- column alter, column.default, column.type, enum drop

-- alter column s.t.a: default, type
alter table s.t alter column a drop default;
alter table s.t alter column a type text using a::text;
alter table s.t alter column a set default 'a'::text;

-- alter column s.t.b: type
--   ! rows of t whose b is no text[] stop this step: change them first
alter table s.t alter column b type text[] using b::text[];

-- drop enum s.e
drop type s.e;
