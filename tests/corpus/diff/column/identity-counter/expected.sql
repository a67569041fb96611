-- column alter, column.counter, column.identity, column.not_null

-- alter column s.t.a: counter
alter sequence s.t_a_seq rename to a_counter;
revoke usage on sequence s.a_counter from corpus_reader;

-- alter column s.t.b: counter
alter sequence s.b_counter rename to t_b_seq;
grant select on sequence s.t_b_seq to corpus_reader;
comment on sequence s.t_b_seq is null;

-- alter column s.t.c: counter, identity, not_null
alter table s.t alter column c set not null;
alter table s.t alter column c add generated always as identity (sequence name c_counter start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('s.t', 'c'), pg_catalog.max(c)) from s.t having pg_catalog.max(c) between 1 and 2147483647;
comment on sequence s.c_counter is 'Counts, too.';
