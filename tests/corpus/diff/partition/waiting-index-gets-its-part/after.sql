create schema s;
create table s.t (day int, note text) partition by range (day);
create table s.a partition of s.t for values from (0) to (100);
create table s.b partition of s.t for values from (100) to (200);
create index t_day on only s.t using hash (day);
create index a_day on s.a using hash (day);
create index b_day on s.b using hash (day);
alter index s.t_day attach partition s.a_day;
alter index s.t_day attach partition s.b_day;
