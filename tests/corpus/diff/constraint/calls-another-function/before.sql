create schema s;
create function s.ok(int) returns boolean language sql immutable as 'select $1 > 0';
create table s.t (id int primary key, n int not null, constraint c check (s.ok(n)));
create function s.norm(text) returns text language sql immutable as 'select lower($1)';
create table s.w (id int primary key, s text);
create index w_s on s.w (s.norm(s));
insert into s.t select g, g from generate_series(1, 100) g;
insert into s.w select g, g from generate_series(1, 100) g;
