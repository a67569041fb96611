-- column create, table create

-- create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx
create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx (
  a integer
);
alter table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx owner to postgres;

-- create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy
create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy (
  a integer
);
alter table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy owner to postgres;
