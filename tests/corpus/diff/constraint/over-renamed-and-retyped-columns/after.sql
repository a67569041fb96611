create schema shop;
create table shop.rooms (house bigint, number integer, area bigint, primary key (house, number), constraint once unique (number, area), constraint wide check (area > number), constraint near foreign key (house, area) references shop.rooms);
create table shop.keys (id integer primary key, house bigint, of_door integer, constraint opens foreign key (house, of_door) references shop.rooms);
comment on constraint once on shop.rooms is 'One door for an area.';
