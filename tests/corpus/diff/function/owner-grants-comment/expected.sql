-- function alter, function.comment, function.grants, function.owner

-- alter function s.f(integer, text): comment, grants, owner
alter function s.f(a integer, b text) owner to corpus_owner;
grant execute on function s.f(a integer, b text) to corpus_reader with grant option;
comment on function s.f(a integer, b text) is 'f';
