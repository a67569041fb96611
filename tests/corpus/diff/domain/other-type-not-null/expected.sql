-- domain alter, domain.checks, domain.type

-- make domain public.code again: Postgres can't change what a domain is based on
--   ! rows whose values are none of domain public.code stop this step: change them first
alter domain public.code rename to zz_arch_old_code;
create domain public.code as text constraint code_not_null not null constraint code_check CHECK ((VALUE <> ''::text));
alter domain public.code owner to postgres;
alter table public.t alter column c type public.code using c::public.code;
drop domain public.zz_arch_old_code;
