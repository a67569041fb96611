-- column alter, column create, column.counter, column.identity, column.not_null, table alter, table create, table.owner

-- alter table s.v: owner
alter table s.v owner to corpus_owner;

-- create table s.x
create table s.x (
  a integer generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle) not null
);
alter table s.x owner to corpus_owner;
revoke all on sequence s.x_a_seq from corpus_owner;
grant select, update on sequence s.x_a_seq to corpus_owner;

-- alter column s.t.a: counter
revoke all on sequence s.t_a_seq from postgres;
grant select, update on sequence s.t_a_seq to postgres;
grant usage on sequence s.t_a_seq to postgres with grant option;

-- alter column s.u.a: counter
grant usage on sequence s.u_a_seq to corpus_reader;
revoke all on sequence s.u_a_seq from postgres;
grant usage on sequence s.u_a_seq to postgres;
grant select on sequence s.u_a_seq to postgres with grant option;

-- alter column s.w.b: counter, identity, not_null
alter table s.w alter column b set not null;
alter table s.w alter column b add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.w', 'b'), pg_catalog.max(b)) from s.w having pg_catalog.max(b) between 1 and 2147483647;
revoke all on sequence s.w_b_seq from postgres;
grant select, update on sequence s.w_b_seq to postgres;
