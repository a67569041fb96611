create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
