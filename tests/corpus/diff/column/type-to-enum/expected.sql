-- column alter, column.default, column.type, enum create

-- create enum s.e
create type s.e as enum ('x', 'y');
alter type s.e owner to postgres;

-- alter columns of s.t, in one go: a (default, type), b (type)
--   ! rows of t whose a is no s.e stop this step: change them first
--   ! rows of t whose b is no s.e[] stop this step: change them first
alter table s.t alter column a drop default;
alter table s.t alter column a type s.e using a::s.e,
  alter column b type s.e[] using b::s.e[];
alter table s.t alter column a set default 'x'::s.e;
