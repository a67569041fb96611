create schema s;
create procedure s.p(a int, inout b int default 3) language plpgsql as 'begin b := a; end';
