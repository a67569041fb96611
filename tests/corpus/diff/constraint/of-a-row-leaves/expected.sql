-- column drop, constraint drop, function drop, rule drop, table drop

-- drop rule s.other.r_other
drop rule r_other on s.other;

-- drop constraint s.t.t_fits
alter table s.t drop constraint t_fits;

-- drop table s.other
--   ! loses data: the rows of s.other
drop table s.other;

-- drop function s.tg()
drop function s.tg();

-- drop function s.fits(s.t)
drop function s.fits(s.t);

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
