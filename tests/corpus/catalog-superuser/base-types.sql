-- Base types with all that can be said of them, shells, and types whose functions speak of each other's.
create schema shop; create schema "Odd one";
create type shop.spot; create function shop.spot_in(cstring) returns shop.spot language internal immutable strict as 'int4in'; create function shop.spot_out(shop.spot) returns cstring language internal immutable strict as 'int4out';
create type shop.spot (input = shop.spot_in, output = shop.spot_out, internallength = 4, passedbyvalue, alignment = int4, category = 'N', preferred = true, default = '7', delimiter = ';');
create type "Odd one"."Long word"; create function "Odd one"."in"(cstring, oid, integer) returns "Odd one"."Long word" language internal immutable strict as 'varcharin';
create function "Odd one"."out"("Odd one"."Long word") returns cstring language internal immutable strict as 'varcharout'; create function "Odd one".recv(internal, oid, integer) returns "Odd one"."Long word" language internal stable strict as 'varcharrecv';
create function "Odd one".send("Odd one"."Long word") returns bytea language internal stable strict as 'varcharsend'; create function "Odd one".modin(cstring[]) returns integer language internal immutable strict as 'varchartypmodin';
create type "Odd one"."Long word" (input = "Odd one"."in", output = "Odd one"."out", receive = "Odd one".recv, send = "Odd one".send, typmod_in = "Odd one".modin, typmod_out = varchartypmodout, analyze = array_typanalyze, internallength = variable, storage = extended, collatable = true);
create type shop.later; create function shop.of_later(shop.later) returns integer language internal as 'int4um';
create type shop.pair; create function shop.pair_in(cstring) returns shop.pair language internal immutable strict as 'point_in'; create function shop.pair_out(shop.pair) returns cstring language internal immutable strict as 'point_out';
create type shop.pair (input = shop.pair_in, output = shop.pair_out, internallength = 16, alignment = double, element = float8);
create function shop.to_pair(shop.spot) returns shop.pair language sql immutable as $$ select '(1,2)'::shop.pair $$; create cast (shop.spot as shop.pair) with function shop.to_pair(shop.spot); create cast (shop.spot as integer) without function;
create domain shop.known as shop.pair not null; create type shop.both as (a shop.spot, b "Odd one"."Long word"[]); create type shop.stretch as range (subtype = integer, multirange_type_name = shop.stretches);
create function shop.of_all(shop.stretches, shop.spot[]) returns shop.pair[] language sql as 'select null::shop.pair[]';
create table shop.t (id integer primary key, s shop.spot default '3', w "Odd one"."Long word"(5), all_of shop.spot[], b shop.both, constraint known check (s is not null)); create view shop.v as select s, (b).a from shop.t;
comment on type shop.spot is 'spot'; comment on type shop.later is 'later'; alter type shop.spot owner to {{alice}}; alter function shop.spot_in(cstring) owner to {{bob}}; revoke usage on type shop.pair from public; grant usage on type shop.pair to {{bob}} with grant option;
