-- column rename

-- rename people.first to given_name
alter table shop.people rename column first to given_name;

-- rename people.last to family_name
alter table shop.people rename column last to family_name;
