create schema s;
create table s.t (id int) partition by range (id); create table s.t1 partition of s.t for values from (0) to (9);
