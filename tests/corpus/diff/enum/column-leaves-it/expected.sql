-- column alter, column.default, column.type, enum drop

-- alter columns of s.t, in one go: a (default, type), b (type)
--   ! rows of t whose b is no text[] stop this step: change them first
alter table s.t alter column a drop default;
alter table s.t alter column a type text using a::text,
  alter column b type text[] using b::text[];
alter table s.t alter column a set default 'a'::text;

-- drop enum s.e
drop type s.e;
