create schema s;
create table s.u (id int not null, at date not null, a text) partition by range (at);
create table s.u1 partition of s.u for values from ('2024-01-01') to ('2025-01-01');
create index t_a on s.u (a);
-- What a partition has of an index keeps its name when the partition is renamed.
alter index s.u1_a_idx rename to t1_a_idx;
