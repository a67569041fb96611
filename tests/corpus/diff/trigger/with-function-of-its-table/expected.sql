-- column create, constraint create, function create, table create, trigger create

-- create function public.keeps()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.keeps()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ declare r addresses%rowtype; begin return new; end $function$;
alter function public.keeps() owner to postgres;

-- create function public.titlecase()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.titlecase()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin new.street = initcap(new.street); return new; end $function$;
alter function public.titlecase() owner to postgres;

-- create table public.addresses
create table public.addresses (
  id integer not null,
  street text
);
alter table public.addresses owner to postgres;

-- create function public.titled(public.addresses)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.titled(public.addresses)
 RETURNS text
 LANGUAGE sql
AS $function$select initcap($1.street)$function$;
alter function public.titled(public.addresses) owner to postgres;

-- create constraint public.addresses.addresses_pkey
alter table public.addresses add constraint addresses_pkey PRIMARY KEY (id);

-- create trigger public.addresses.k
CREATE TRIGGER k BEFORE INSERT ON public.addresses FOR EACH ROW EXECUTE FUNCTION public.keeps();

-- create trigger public.addresses.t
CREATE TRIGGER t BEFORE INSERT ON public.addresses FOR EACH ROW EXECUTE FUNCTION public.titlecase();
