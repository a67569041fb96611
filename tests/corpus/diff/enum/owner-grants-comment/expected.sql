-- enum alter, enum.comment, enum.grants, enum.owner

-- alter enum s.e: comment, grants, owner
alter type s.e owner to corpus_owner;
grant usage on type s.e to corpus_reader;
revoke usage on type s.e from public;
comment on type s.e is 'e';
