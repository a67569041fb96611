-- column rename

-- rename keys.door to of_door
alter table shop.keys rename column door to of_door;

-- rename keys.house to of_house
alter table shop.keys rename column house to of_house;
