create schema s;
create table s.t1 (id int not null, at date not null, a text);
