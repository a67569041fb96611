-- column alter, column.type, constraint create, enum create

-- create enum s.state
create type s.state as enum ('open', 'closed', 'gone');
alter type s.state owner to postgres;

-- alter column s.t.state: type
--   ! rows of t whose state is no s.state stop this step: change them first
alter table s.t alter column state type s.state using state::s.state;

-- create constraint s.t.stays
alter table s.t add constraint stays CHECK (((state <> 'gone'::s.state) OR (id > 0)));
