-- view alter, view.columns, view.comment, view.definition

-- drop view shop.count_of_large, to make it again: it needs view shop.large, which is made again
drop view shop.count_of_large;

-- drop view shop.large, to make it again: it needs view shop.sizes, which is made again
drop view shop.large;

-- drop view shop.sizes, to make it again: Postgres can't take away, rename or move columns of a view: size
drop view shop.sizes;

-- make view shop.sizes again
create view shop.sizes (id, pieces) as
 SELECT id,
    size AS pieces
   FROM shop.orders;
alter view shop.sizes owner to postgres;

-- make view shop.large again
create view shop.large (id) as
 SELECT id
   FROM shop.sizes
  WHERE (pieces > 11);
alter view shop.large owner to postgres;
comment on view shop.large is 'more than eleven';

-- make view shop.count_of_large again
create view shop.count_of_large (n) as
 SELECT count(*) AS n
   FROM shop.large;
alter view shop.count_of_large owner to postgres;
