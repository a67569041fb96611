-- column drop, sequence create, table drop

-- drop table s.x
--   ! loses data: the rows of s.x
drop table s.x;

-- create sequence s.x
create sequence s.x as bigint increment by 1 minvalue 1 maxvalue 9223372036854775807 start with 1 cache 1 no cycle;
alter sequence s.x owner to postgres;
