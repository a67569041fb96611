-- event_trigger create, table alter, table.comment, view create

-- alter table public.t: comment
comment on table public.t is 'after';

-- create view public.v
create view public.v (id) as
 SELECT id
   FROM public.t;
alter view public.v owner to postgres;

-- create event trigger guard_all
CREATE EVENT TRIGGER guard_all ON ddl_command_start EXECUTE FUNCTION public.guard();
alter event trigger guard_all owner to postgres;
comment on event trigger guard_all is 'Nothing changes here';
