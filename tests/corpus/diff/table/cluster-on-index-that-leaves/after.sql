create schema s;
create table s.t (id int not null, n int not null);
create unique index j on s.t (n, id);
