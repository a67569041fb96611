-- range drop

-- drop range s.r
drop type s.r;
