-- domain alter, domain.not_null_as

-- alter domain public.a: not_null_as
alter domain public.a rename constraint a_not_null to a_there;

-- alter domain public.b: not_null_as
alter domain public.b rename constraint b_there to b_not_null;

-- alter domain public.c: not_null_as
alter domain public.c rename constraint c_there to c_known;
comment on constraint c_known on domain public.c is 'after';
