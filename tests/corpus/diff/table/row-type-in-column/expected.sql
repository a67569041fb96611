-- column create, table alter, table.comment

-- alter table s.t: comment
comment on table s.t is 't';

-- create column s.u.n
alter table s.u add column n integer;
