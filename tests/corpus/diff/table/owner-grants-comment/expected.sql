-- sequence alter, sequence.owner, table alter, table.comment, table.grants, table.owner

-- alter table s.t: comment, grants, owner
alter table s.t owner to corpus_owner;
revoke delete, insert, maintain, references, trigger, truncate, update on table s.t from corpus_reader;
comment on table s.t is E'it''s \\';
