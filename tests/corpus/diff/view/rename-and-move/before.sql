create schema old;
create table t (id integer, name text);
create view old.a as select id from t;
create type old.s as enum ('x');
create function old.f() returns old.s language sql as $$ select 'x' $$;
create table u (s old.s default old.f());
create sequence old.n;
