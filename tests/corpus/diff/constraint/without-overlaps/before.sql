-- from 18
create schema s;
create extension btree_gist; create table s.t (id int, r daterange);
