create schema s;
create table s.t (id int primary key, code int not null);
create unique index t_code on s.t (code);
create table s.r (id int primary key, code int references s.t (code));
insert into s.t select g, g from generate_series(1, 50) g;
insert into s.r select g, g from generate_series(1, 50) g;
