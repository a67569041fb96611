-- extension create, function drop

-- drop trigger public.notes.notes_changed, to make it again: it needed function public.moddatetime(), which leaves
drop trigger notes_changed on public.notes;

-- drop function public.moddatetime()
drop function public.moddatetime();

-- create extension moddatetime
create extension moddatetime with schema public version '1.0';

-- make trigger public.notes.notes_changed again
CREATE TRIGGER notes_changed BEFORE INSERT ON public.notes FOR EACH ROW EXECUTE FUNCTION public.moddatetime('changed_at');
