-- column create, constraint create, index create, policy create, table alter, table.row_security, view create

-- alter table s.t: row_security
alter table s.t enable row level security;

-- create column s.t.live
alter table s.t add column live boolean generated always as (((state)::text = ANY ((ARRAY['open'::character varying, 'won''t'::character varying])::text[]))) stored;

-- create constraint s.t.known
alter table s.t add constraint known CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'closed'::character varying])::text[])));

-- create index s.t_open
CREATE INDEX t_open ON s.t USING btree (id) WHERE ((state)::text = ANY ((ARRAY['open'::character varying, 'new'::character varying])::text[]));

-- create view s.v
create view s.v (id) as
 SELECT id
   FROM s.t
  WHERE ((kind)::text <> ALL ((ARRAY['x'::character varying, 'y'::character varying])::text[]));
alter view s.v owner to postgres;

-- create policy s.t.p
create policy p on s.t as permissive for all to public using (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])));
