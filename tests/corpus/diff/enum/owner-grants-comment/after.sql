create schema s;
create type s.e as enum ('a', 'b', 'c');
alter type s.e owner to corpus_owner; revoke usage on type s.e from public; grant usage on type s.e to corpus_reader; comment on type s.e is 'e';
