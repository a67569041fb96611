create schema s;
create table s.p (id text primary key, k int unique);
create table s.c (id int primary key, p text, constraint c_p foreign key (p) references s.p (id));
