create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 (id int not null, at date not null, a text);
insert into s.t1 values (1, '2024-05-05', 'x');
