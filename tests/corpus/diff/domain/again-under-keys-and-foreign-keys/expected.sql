-- domain alter, domain.checks, domain.type

-- drop constraint s.x.x_ref_fkey, to make it again: it needs column s.x.ref, which becomes of another type
alter table s.x drop constraint x_ref_fkey;

-- drop constraint s.u.u_ref_fkey, to make it again: it needs column s.u.ref, which becomes of another type
alter table s.u drop constraint u_ref_fkey;

-- make domain s.code again: Postgres can't change what a domain is based on
--   ! rows whose values are none of domain s.code stop this step: change them first
alter domain s.code rename to zz_arch_old_code;
create domain s.code as character varying(10) constraint code_check CHECK (((VALUE)::text <> 'x'::text));
alter domain s.code owner to postgres;
alter table s.t alter column id type s.code using id::s.code;
alter table s.u alter column ref type s.code using ref::s.code;
alter table s.x alter column ref type s.code using ref::s.code;
drop domain s.zz_arch_old_code;

-- make constraint s.u.u_ref_fkey again
alter table s.u add constraint u_ref_fkey FOREIGN KEY (ref) REFERENCES s.t(id);

-- make constraint s.x.x_ref_fkey again
alter table s.x add constraint x_ref_fkey FOREIGN KEY (ref) REFERENCES s.w(id);
