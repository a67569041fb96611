-- column create, constraint create, policy create, table create

-- create table s.t
create table s.t (
  id integer not null,
  a text default 'x'::text not null,
  b numeric(5,2)
);
alter table s.t enable row level security;
alter table s.t owner to postgres;
grant select on table s.t to corpus_reader;
grant update (a) on table s.t to corpus_reader;
comment on column s.t.a is 'a';
comment on table s.t is 't';

-- create constraint s.t.t_b_check
alter table s.t add constraint t_b_check CHECK ((b > (0)::numeric));

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id);

-- create policy s.t.p
create policy p on s.t as permissive for all to public using (true);
