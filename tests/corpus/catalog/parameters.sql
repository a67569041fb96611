-- Parameters whose names are keywords from 16 on, said with quotes everywhere.
create schema shop;
create function shop.reads("json" json, inout "json_value" text, other json default '{"json": 1}') language sql as $$ select $2 $$; create procedure shop.does(in "json" integer, "json_object" text, json) language sql as $$ select 1 $$;
create function shop.rows_of("json" jsonb, out "json_table" jsonb, out n integer) returns setof record language sql as $$ select $1, 1 $$; create function shop.of_table("json" jsonb) returns table ("json_array" jsonb, "json" json) language sql as $$ select $1, '{}'::json $$;
create function shop.unnamed(json, jsonb) returns json language sql as $$ select $1 $$; comment on function shop.reads(json, text, json) is 'reads';
