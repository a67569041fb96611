-- column create

-- create column s.p.z
alter table s.p add column z integer;

-- create column s.q.z
alter table s.q add column z integer;
