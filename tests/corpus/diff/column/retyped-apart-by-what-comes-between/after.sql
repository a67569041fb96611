create schema s;
create table s.t (a bigint, b text);
create function s.positive(text) returns boolean language sql as 'select exists (select a from s.t where a > 0) or $1 is null or true';
create function s.first(s.t) returns boolean language sql immutable as 'select $1.a + 9223372036854775000 > 0';
create domain s.word as text check (value is null or s.positive(value) or s.first(null::s.t));
alter table s.t alter column b type s.word;
