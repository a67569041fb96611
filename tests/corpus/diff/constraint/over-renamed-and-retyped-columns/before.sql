create schema shop;
create table shop.rooms (house integer, door integer, area integer, primary key (house, door), constraint once unique (door, area), constraint wide check (area > door), constraint near foreign key (house, area) references shop.rooms);
create table shop.keys (id integer primary key, house integer, door integer, constraint opens foreign key (house, door) references shop.rooms);
comment on constraint once on shop.rooms is 'One door for an area.';
insert into shop.rooms select 1, g, null from generate_series(1, 20) as g;
insert into shop.keys select g, 1, g from generate_series(1, 20) as g;
