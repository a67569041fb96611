-- column create, table create

-- create table s.a_named_one
create table s.a_named_one partition of s.named FOR VALUES IN ('one');
alter table s.a_named_one owner to postgres;

-- create table s.said_one
create table s.said_one partition of s.said FOR VALUES IN ('one');
alter table s.said_one owner to postgres;
