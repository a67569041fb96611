-- composite drop

-- drop composite s.c
drop type s.c;
