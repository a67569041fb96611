-- view drop

-- drop view s.v
drop view s.v;
