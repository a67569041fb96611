-- column rename

-- rename t.a to b
alter table s.t rename column a to b;
