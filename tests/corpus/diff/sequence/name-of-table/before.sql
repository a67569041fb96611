create schema s;
create table s.x (n int);
