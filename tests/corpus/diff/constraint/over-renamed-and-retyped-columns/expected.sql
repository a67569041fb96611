-- column alter, column rename, column.type

-- rename keys.door to of_door
alter table shop.keys rename column door to of_door;

-- rename rooms.door to number
alter table shop.rooms rename column door to number;

-- alter column shop.keys.house: type
alter table shop.keys alter column house type bigint;

-- alter column shop.rooms.number: not_null_as
alter table shop.rooms rename constraint rooms_door_not_null to rooms_number_not_null;

-- alter columns of shop.rooms, in one go: house (type), area (type)
alter table shop.rooms alter column house type bigint,
  alter column area type bigint;
