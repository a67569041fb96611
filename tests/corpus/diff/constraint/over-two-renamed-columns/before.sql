create schema shop;
create table shop.rooms (house integer, door integer, primary key (house, door));
create table shop.keys (id integer primary key, house integer, door integer, constraint once unique (house, door), constraint apart check (house < door), constraint opens foreign key (house, door) references shop.rooms);
insert into shop.rooms values (1, 2);
insert into shop.keys values (1, 1, 2);
