create schema s;
create table s.p (id int, k int unique, constraint p_pkey primary key (id) include (k));
create table s.c (id int primary key, p int, constraint c_p foreign key (p) references s.p (id));
