create extension fuzzystrmatch;
create table people (id int primary key, name text, sound text default soundex('x'));
create view sounds as select id, soundex(name) as sound from people;
comment on view sounds is 'by sound';
create function sound_of(text) returns text language sql immutable return soundex($1);
create table streets (id int primary key, name text, sound text generated always as (soundex(name)) stored);
