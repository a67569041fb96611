create schema s;
create table s.o (id integer primary key, n text);
create table s.p (id integer primary key);
create function s.touch() returns trigger language plpgsql as 'begin return new; end';
