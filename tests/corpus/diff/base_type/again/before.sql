create schema s;
create type s.spot;
create function s.spot_in(cstring) returns s.spot language internal immutable strict as 'int4in';
create function s.spot_out(s.spot) returns cstring language internal immutable strict as 'int4out';
create type s.spot (input = s.spot_in, output = s.spot_out, internallength = 4, passedbyvalue, alignment = int4);
create function s.here(s.spot) returns boolean language sql immutable begin atomic; select $1 is not null; end;
create view s.origin as select '0'::s.spot as place;
