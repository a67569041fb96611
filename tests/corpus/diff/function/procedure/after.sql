create schema s;
create procedure s.p(a int, inout b int default 3) language plpgsql as 'begin b := a + 1; end'; comment on procedure s.p is 'p'; grant execute on procedure s.p to corpus_reader;
