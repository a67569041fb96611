create schema s;
create function s.f(a int, b text default 'x') returns int language sql as 'select a';
alter function s.f owner to corpus_owner; grant execute on function s.f to corpus_reader with grant option; comment on function s.f is 'f';
