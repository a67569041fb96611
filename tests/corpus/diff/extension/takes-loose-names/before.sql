create function soundex(text) returns text language sql immutable as 'select upper(left($1, 1))';
create function difference(text, text) returns integer language sql immutable as 'select 4';
create function levenshtein(text, text) returns integer language sql immutable as 'select 0';
create table people (id int primary key, name text, sound text default soundex('x'));
insert into people values (1, 'Ada', 'A');
create view sounds as select id, soundex(name) as sound from people;
comment on view sounds is 'by sound';
create function sound_of(text) returns text language sql immutable return soundex($1);
