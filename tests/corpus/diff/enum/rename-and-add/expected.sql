-- enum rename, enum.values

-- rename enum public.status to public.state
alter type public.status rename to state;

-- public.state: rename value it's shut to it's closed
alter type public.state rename value 'it''s shut' to 'it''s closed';

-- public.state: rename value open to opened
alter type public.state rename value 'open' to 'opened';

-- alter type public.state add value 'new' before 'opened'
--   no way back: alter type public.state add value 'new' before 'opened': stays, Postgres has no statement that takes it back
alter type public.state add value 'new' before 'opened';

-- alter type public.state add value 'lost'
--   no way back: alter type public.state add value 'lost': stays, Postgres has no statement that takes it back
alter type public.state add value 'lost';
