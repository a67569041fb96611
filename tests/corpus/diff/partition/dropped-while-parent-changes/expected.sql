-- column alter, column create, column drop, column rename, column.not_null, column.type, constraint create, constraint drop, index create, index drop, table drop

-- drop index s.e_gone
drop index s.e_gone;

-- drop constraint s.e.e_k
alter table s.e drop constraint e_k;

-- drop constraint s.e.e_c
alter table s.e drop constraint e_c;

-- drop table s.e1
--   ! loses data: the rows of s.e1
drop table s.e1;

-- drop column s.e.gone
--   ! loses data: the values of s.e.gone
alter table s.e drop column gone;

-- rename e.note to remark
alter table s.e rename column note to remark;

-- alter column s.e.n: type
alter table s.e alter column n type bigint;

-- alter column s.e.m: not_null
alter table s.e alter column m set not null;

-- create column s.e.more
alter table s.e add column more text default 'y'::text;

-- create constraint s.e.e_m
alter table s.e add constraint e_m CHECK ((m > 0));

-- create index s.e_m_c
CREATE INDEX e_m_c ON s.e USING btree (m, c);

-- create index s.e_more
CREATE INDEX e_more ON s.e USING btree (more);
