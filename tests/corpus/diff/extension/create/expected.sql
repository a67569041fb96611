-- column create, extension create, table create

-- create extension citext
create extension citext with schema a version '1.8';

-- create table a.t
create table a.t (
  c a.citext
);
alter table a.t owner to postgres;
