create schema s;
create table s.t (id int primary key, code int not null, constraint t_code unique (code));
create table s.r (id int primary key, code int references s.t (code));
insert into s.t select g, g from generate_series(1, 50) g;
insert into s.r select g, g from generate_series(1, 50) g;
