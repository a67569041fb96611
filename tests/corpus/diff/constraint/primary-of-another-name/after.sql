create schema shop;
create table shop.kinds (kind text not null constraint kinds_kind_key unique, name text, id bigint generated always as identity constraint kinds_pkey primary key);
create table shop.things (id integer primary key, kind text);
