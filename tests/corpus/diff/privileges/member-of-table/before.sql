create extension hstore;
create schema s;
create table s.conf (id int primary key, v text);
create sequence s.q;
create procedure s.p(a int) language sql as '';
alter extension hstore add table s.conf;
alter extension hstore add sequence s.q;
alter extension hstore add procedure s.p(int);
