-- domain alter, domain.comment, domain.grants, domain.owner

-- alter domain s.d: comment, grants, owner
alter domain s.d owner to corpus_owner;
grant usage on type s.d to corpus_reader;
revoke usage on type s.d from public;
comment on domain s.d is 'd';
