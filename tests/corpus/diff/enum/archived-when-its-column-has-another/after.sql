create schema m;
create type m.state as enum ('active', 'inactive');
create table items (id bigint primary key, status m.state);
