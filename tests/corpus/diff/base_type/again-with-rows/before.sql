create schema s;
create type s.spot;
create function s.spot_in(cstring) returns s.spot language internal immutable strict as 'int4in';
create function s.spot_out(s.spot) returns cstring language internal immutable strict as 'int4out';
create type s.spot (input = s.spot_in, output = s.spot_out, internallength = 4, passedbyvalue, alignment = int4);
create table s.things (id integer primary key, place s.spot);
