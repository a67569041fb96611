create schema s;
create table s.p (id int primary key, k int unique);
insert into s.p values (1, 1), (2, 2);
create table s.c (id int primary key, p int, constraint c_p foreign key (p) references s.p (id));
insert into s.c values (1, 1), (2, 2);
