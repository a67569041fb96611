create schema s;
create table s.x (one int);
