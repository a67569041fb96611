create schema s;
create table s.t (id int primary key, code int not null, constraint t_code unique (code));
insert into s.t select g, g from generate_series(1, 50) g;
