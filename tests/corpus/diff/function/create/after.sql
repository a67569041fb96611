create schema s;
create function s.f(a int, b text default 'x') returns int language sql as 'select a';
comment on function s.f(int, text) is 'f'; grant execute on function s.f(int, text) to corpus_reader; revoke execute on function s.f(int, text) from public;
