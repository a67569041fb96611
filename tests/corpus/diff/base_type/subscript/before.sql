create schema s;
create type s.word;
create function s.word_in(cstring) returns s.word language internal immutable strict as 'textin';
create function s.word_out(s.word) returns cstring language internal immutable strict as 'textout';
create type s.word (input = s.word_in, output = s.word_out, internallength = variable, alignment = int4);
create type s.pair;
create function s.pair_in(cstring) returns s.pair language internal immutable strict as 'point_in';
create function s.pair_out(s.pair) returns cstring language internal immutable strict as 'point_out';
