create schema s;
create type s.later;
create function s.later_in(cstring) returns s.later language internal immutable strict as 'int4in';
create function s.later_out(s.later) returns cstring language internal immutable strict as 'int4out';
create type s.later (input = s.later_in, output = s.later_out, internallength = 4, passedbyvalue, alignment = int4);
