-- column drop

-- drop column s.child.b
--   ! loses data: the values of s.child.b
alter table s.child drop column b;

-- drop column s.base.e
--   ! loses data: the values of s.base.e
alter table only s.base drop column e;

-- drop column s.other.e
--   ! loses data: the values of s.other.e
alter table s.other drop column e;
