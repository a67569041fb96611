-- Domains, composite types and typed tables, with everything that is said inside them.
create schema shop;
create collation shop.plain from "C";
create domain shop.code as varchar(12) collate shop.plain default 'x' not null constraint short check (length(value) < 10) constraint "No Blank" check (value <> '');
alter domain shop.code add constraint later check (value ~ '^[a-z]+$') not valid;
create domain shop.nested as shop.code[]; create domain shop.amount as numeric(19,2) default 0;
comment on domain shop.code is 'a code'; comment on constraint short on domain shop.code is 'not long'; comment on constraint later on domain shop.code is 'some day';
create type shop.line as (item shop.code, price shop.amount, note text collate shop.plain, "Odd" int[]); create type shop.empty as ();
comment on type shop.line is 'a line'; comment on column shop.line.price is 'each';
create type shop.lines as (first shop.line, rest shop.line[]);
create table shop.typed of shop.line (price with options not null default 1, primary key (item));
create table shop.plain_typed of shop.lines; comment on column shop.typed.note is 'free';
alter type shop.line owner to {{alice}}; alter domain shop.code owner to {{bob}}; revoke usage on type shop.line from public; grant usage on type shop.line to {{bob}}; grant usage on domain shop.amount to {{alice}} with grant option;
create function shop.total(l shop.line) returns shop.amount language sql immutable return (l.price * 2);
create type shop.span as range (subtype = shop.amount, multirange_type_name = shop.spans); comment on type shop.span is 'span';
