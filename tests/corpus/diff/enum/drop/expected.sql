-- enum drop

-- drop enum s.e
drop type s.e;
