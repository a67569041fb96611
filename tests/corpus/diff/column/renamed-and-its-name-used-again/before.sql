create schema s;
create table s.t (id int primary key, code int not null, note text);
insert into s.t select g, g, g::text from generate_series(1, 50) g;
