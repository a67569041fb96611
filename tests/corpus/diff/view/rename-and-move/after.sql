create schema fresh;
create table t (id integer, name text);
create view fresh.b as select id from t;
create type fresh.s as enum ('x');
create function fresh.g() returns fresh.s language sql as $$ select 'x' $$;
create table u (s fresh.s default fresh.g());
create sequence fresh.n;
