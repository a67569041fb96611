create schema s;
create type s.size as enum ('s', 'm', 'l');
create table s.shirt (size s.size default 'm', other s.size default 's');
