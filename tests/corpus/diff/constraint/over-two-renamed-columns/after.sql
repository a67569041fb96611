create schema shop;
create table shop.rooms (house integer, door integer, primary key (house, door));
create table shop.keys (id integer primary key, of_house integer, of_door integer, constraint once unique (of_house, of_door), constraint apart check (of_house < of_door), constraint opens foreign key (of_house, of_door) references shop.rooms);
