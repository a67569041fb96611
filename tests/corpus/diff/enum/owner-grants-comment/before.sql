create schema s;
create type s.e as enum ('a', 'b', 'c');
