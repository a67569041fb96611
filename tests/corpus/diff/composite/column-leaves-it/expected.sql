-- column alter, column.type, composite drop, function drop

-- drop function s.f(s.c)
drop function s.f(s.c);

-- alter column s.t.c: type
--   ! rows of t whose c is no jsonb stop this step: change them first
alter table s.t alter column c type jsonb using c::text::jsonb;

-- drop composite s.c
drop type s.c;
