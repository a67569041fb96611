create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 (id int not null, at date not null, a text);
create index t_a on s.t (a);
