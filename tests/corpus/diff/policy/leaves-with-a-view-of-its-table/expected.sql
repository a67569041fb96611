-- column drop, constraint drop, policy drop, table drop, view drop

-- drop policy s.accounts.living
drop policy living on s.accounts;

-- drop view s.active
drop view s.active;

-- drop table s.accounts
--   ! loses data: the rows of s.accounts
drop table s.accounts;
