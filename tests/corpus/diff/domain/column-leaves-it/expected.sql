-- column alter, column.type, domain drop

-- alter column s.t.d: type
--   ! rows of t whose d is no integer stop this step: change them first
alter table s.t alter column d type integer using d::text::integer;

-- drop domain s.d
drop domain s.d;
