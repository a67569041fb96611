create schema s;
create table s.t (id int, a time, b time(3), c json, d int[]);
