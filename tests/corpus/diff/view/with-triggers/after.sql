create schema s;
create table s.t (id int primary key, a text, n int);
create view s.v as select n, id from s.t;
create function s.f() returns trigger language plpgsql as 'begin return new; end';
create trigger x instead of insert on s.v for each row execute function s.f();
