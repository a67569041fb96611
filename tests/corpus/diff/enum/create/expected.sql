-- enum create

-- create enum s.e
create type s.e as enum ('a', 'b', 'c');
alter type s.e owner to postgres;
grant usage on type s.e to corpus_reader;
comment on type s.e is 'e';
