-- column alter, column.type, extension create

-- create extension citext
create extension citext with schema s version '1.8';

-- alter column s.t.a: type
--   ! rows of t whose a is no s.citext stop this step: change them first
alter table s.t alter column a type s.citext using a::s.citext;
