-- domain alter, domain drop, domain.not_null, domain.not_null_as

-- drop domain public.gone
drop domain public.gone;

-- alter domain public.a: not_null, not_null_as
alter domain public.a add constraint a_there not null;
comment on constraint a_there on domain public.a is 'must be';

-- alter domain public.b: not_null, not_null_as
alter domain public.b drop not null;
