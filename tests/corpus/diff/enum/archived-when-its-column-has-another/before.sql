create schema m;
create type m.status as enum ('active', 'inactive');
create table items (id bigint primary key, status m.status);
insert into items values (1, 'active'), (2, null);
