create schema s;
create type s.size as enum ('s', 'l');
create table s.shirt (size s.size, other s.size default 'l');
