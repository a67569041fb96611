-- column create, sequence create

-- create sequence s.t_id_seq
create sequence s.t_id_seq as integer increment by 1 minvalue 1 maxvalue 2147483647 start with 1 cache 1 no cycle;
alter sequence s.t_id_seq owner to postgres;

-- create column s.t.id
alter table s.t add column id integer default nextval('s.t_id_seq'::regclass) not null;

-- t_id_seq belongs to s.t.id
alter sequence s.t_id_seq owned by s.t.id;
