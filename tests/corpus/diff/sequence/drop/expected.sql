-- sequence drop

-- drop sequence s.q
drop sequence s.q;
