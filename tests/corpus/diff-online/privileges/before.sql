create schema p; create table p.t (id int); alter default privileges in schema p grant select on tables to public;
