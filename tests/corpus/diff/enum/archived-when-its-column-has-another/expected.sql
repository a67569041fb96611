-- column alter, column.type, enum create, enum drop

-- create enum m.state
create type m.state as enum ('active', 'inactive');
alter type m.state owner to postgres;

-- alter column public.items.status: type
--   ! rows of items whose status is no m.state stop this step: change them first
alter table public.items alter column status type m.state using status::text::m.state;

-- drop enum m.status
drop type m.status;
