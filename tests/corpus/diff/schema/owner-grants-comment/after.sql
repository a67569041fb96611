create schema a authorization corpus_owner; grant usage, create on schema a to corpus_reader; comment on schema a is 'a';
