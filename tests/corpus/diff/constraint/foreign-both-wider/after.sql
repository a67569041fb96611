create schema s;
create table s.p (id bigint primary key, k int unique);
create table s.c (id int primary key, p bigint, constraint c_p foreign key (p) references s.p (id));
