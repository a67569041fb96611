create schema s;
create function s.ok2(int) returns boolean language sql immutable as 'select $1 > -1';
create table s.t (id int primary key, n int not null, constraint c check (s.ok2(n)));
create function s.norm2(text) returns text language sql immutable as 'select upper($1)';
create table s.w (id int primary key, s text);
create index w_s on s.w (s.norm2(s));
