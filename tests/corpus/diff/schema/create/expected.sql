-- column create, schema create, table create

-- create schema b
create schema b;
alter schema b owner to postgres;
grant usage on schema b to corpus_reader;
comment on schema b is 'b';

-- create table b.t
create table b.t (
  id integer
);
alter table b.t owner to postgres;
