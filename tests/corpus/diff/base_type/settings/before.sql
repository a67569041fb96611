create schema s;
create type s.word;
create function s.word_in(cstring) returns s.word language internal immutable strict as 'textin';
create function s.word_out(s.word) returns cstring language internal immutable strict as 'textout';
create type s.word (input = s.word_in, output = s.word_out, internallength = variable, alignment = int4);
create table s.notes (id integer primary key, title s.word);
insert into s.notes values (1, 'first'), (2, null);
