-- function alter, function.definition, trigger alter, trigger create, trigger drop, trigger.definition

-- drop trigger public.w.k
drop trigger k on public.w;

-- alter function public.p(): definition
set local check_function_bodies = off;
CREATE OR REPLACE PROCEDURE public.p()
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE public.t SET a = 2;
END;

-- alter trigger public.v.i: definition
CREATE OR REPLACE TRIGGER i INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.f('x');

-- create trigger public.w.j
CREATE TRIGGER j INSTEAD OF UPDATE ON public.w FOR EACH ROW EXECUTE FUNCTION public.f();
