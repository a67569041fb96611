create schema s;
create type s.place;
create function s.spot_in(cstring) returns s.place language internal immutable strict as 'int4in';
create function s.spot_out(s.place) returns cstring language internal immutable strict as 'int4out';
create type s.place (input = s.spot_in, output = s.spot_out, internallength = 4, passedbyvalue, alignment = int4);
create table s.things (id integer primary key, place s.place);
