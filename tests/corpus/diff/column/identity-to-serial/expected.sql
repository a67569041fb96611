-- column alter, column.default, column.identity, sequence create

-- t.id is no identity any more
alter table s.t alter column id drop identity;

-- create sequence s.t_id_seq
create sequence s.t_id_seq as integer increment by 1 minvalue 1 maxvalue 2147483647 start with 1 cache 1 no cycle;
alter sequence s.t_id_seq owner to postgres;

-- alter column s.t.id: default
alter table s.t alter column id set default nextval('s.t_id_seq'::regclass);

-- t_id_seq belongs to s.t.id
alter sequence s.t_id_seq owned by s.t.id;
select pg_catalog.setval('s.t_id_seq', pg_catalog.max(id)) from s.t having pg_catalog.max(id) between 1 and 2147483647;
