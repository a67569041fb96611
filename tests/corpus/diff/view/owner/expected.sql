-- view alter, view.owner

-- alter view s.v: owner
alter view s.v owner to corpus_owner;
