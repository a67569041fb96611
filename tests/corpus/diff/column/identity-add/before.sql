create schema s;
create table s.t (id int not null);
insert into s.t select generate_series(1, 5);
