-- event_trigger rename, publication rename

-- rename publication p to q
--   ! event trigger e (public.f(), on ddl_command_end) fires for ALTER PUBLICATION from here on: what it raises stops the plan
alter publication p rename to q;

-- rename event trigger e to e2
alter event trigger e rename to e2;
