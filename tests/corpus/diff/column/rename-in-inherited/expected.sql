-- column rename

-- rename p.a to b
alter table s.p rename column a to b;
