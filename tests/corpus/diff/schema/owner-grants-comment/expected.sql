-- schema alter, schema.comment, schema.grants, schema.owner

-- alter schema a: comment, grants, owner
alter schema a owner to corpus_owner;
grant create, usage on schema a to corpus_reader;
comment on schema a is 'a';
