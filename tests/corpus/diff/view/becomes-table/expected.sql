-- column create, table create, view drop

-- drop view s.x
drop view s.x;

-- create table s.x
create table s.x (
  one integer
);
alter table s.x owner to postgres;
