-- column alter, column create, column.counter, sequence alter, sequence create, sequence.persistence, table create

-- alter sequence public.u_s_seq: persistence
alter sequence public.u_s_seq set logged;

-- create sequence public.w_s_seq
create unlogged sequence public.w_s_seq as integer increment by 1 minvalue 1 maxvalue 2147483647 start with 1 cache 1 no cycle;
alter sequence public.w_s_seq owner to postgres;

-- create table public.w
create table public.w (
  id integer generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle) not null,
  s integer default nextval('public.w_s_seq'::regclass) not null
);
alter table public.w owner to postgres;
alter sequence public.w_id_seq set unlogged;

-- alter column public.t.id: counter
alter sequence public.t_id_seq set unlogged;

-- alter column public.u.id: counter
alter sequence public.u_id_seq set logged;

-- alter column public.v.id: counter
alter sequence public.v_id_seq set logged;

-- w_s_seq belongs to public.w.s
alter sequence public.w_s_seq owned by public.w.s;
