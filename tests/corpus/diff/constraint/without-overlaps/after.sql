-- from 18
create schema s;
create extension btree_gist; create table s.t (id int, r daterange, constraint k primary key (id, r without overlaps)); create table s.c (id int, r daterange, constraint f foreign key (id, period r) references s.t (id, period r));
