-- column alter, column.type

-- alter columns of s.t, in one go: a (type), b (type)
--   ! rows of t whose a is no date stop this step: change them first
--   ! rows of t whose b is no uuid stop this step: change them first
alter table s.t alter column a type date using a::text::date,
  alter column b type uuid using b::text::uuid;
