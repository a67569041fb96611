-- column create, index create, table create

-- create table s.t
create table s.t (
  id integer,
  a integer
) partition by LIST (id);
alter table s.t owner to postgres;

-- create table s.p
create table s.p partition of s.t FOR VALUES IN (1);
alter table s.p owner to postgres;

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a);

-- create index s.own
CREATE INDEX own ON s.p USING btree (a);
