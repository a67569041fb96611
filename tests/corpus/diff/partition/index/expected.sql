-- constraint create, index create

-- create constraint s.t.t_pkey
alter table s.t add constraint t_pkey PRIMARY KEY (id, at);

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a);
