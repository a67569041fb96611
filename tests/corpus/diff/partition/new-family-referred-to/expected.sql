-- column create, constraint create, table create

-- create table s.named
create table s.named (
  kind text not null,
  id integer not null
) partition by LIST (kind);
alter table s.named owner to postgres;

-- create table s.named_one
create table s.named_one partition of s.named FOR VALUES IN ('one');
alter table s.named_one owner to postgres;

-- create constraint s.named.named_pkey
alter table s.named add constraint named_pkey PRIMARY KEY (kind, id);

-- create constraint s.said.said_kind_id_fkey
alter table s.said add constraint said_kind_id_fkey FOREIGN KEY (kind, id) REFERENCES s.named(kind, id);
