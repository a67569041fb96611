-- column create, column drop, view alter, view.definition

-- drop column shop.maps.scale
--   ! loses data: the values of shop.maps.scale
alter table shop.maps drop column scale;

-- drop column shop.charts.scale
--   ! loses data: the values of shop.charts.scale
alter table shop.charts drop column scale;

-- create column shop.goods.remark
alter table shop.goods add column remark text;

-- alter view shop.notes: definition
create or replace view shop.notes (id, note) as
 SELECT id,
    remark AS note
   FROM shop.goods;

-- drop column shop.goods.note
--   ! loses data: the values of shop.goods.note
alter table shop.goods drop column note;

-- drop column shop.records.note
--   ! loses data: the values of shop.records.note
alter table shop.records drop column note;

-- drop column shop.sets.note
--   ! loses data: the values of shop.sets.note
alter table shop.sets drop column note;
