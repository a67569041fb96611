-- column create

-- create column s.t.a
alter table s.t add column a text not null;
