-- column drop, constraint drop, rule drop, table drop

-- drop rule s.t.into_child
drop rule into_child on s.t;

-- drop table s.t_1
--   ! loses data: the rows of s.t_1
drop table s.t_1;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
