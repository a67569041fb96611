-- sequence alter, sequence.comment, sequence.grants, sequence.owner

-- alter sequence s.q: comment, grants, owner
alter sequence s.q owner to corpus_owner;
grant usage on sequence s.q to corpus_reader;
comment on sequence s.q is 'q';
