create schema s;
create table s.t (id int, r int4range, constraint x exclude using gist (r with &&) where (id > 0));
