create schema s;
create type s.later;
