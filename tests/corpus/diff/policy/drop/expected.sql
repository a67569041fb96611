-- policy drop

-- drop policy s.t.p
drop policy p on s.t;
