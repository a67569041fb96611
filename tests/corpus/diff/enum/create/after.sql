create schema s;
create type s.e as enum ('a', 'b', 'c');
comment on type s.e is 'e'; grant usage on type s.e to corpus_reader;
