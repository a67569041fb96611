create schema s;
create table s.t (id bigint primary key, a text, b numeric(8,2), c int, d date, e text, f timestamptz, g bigint[]);
