-- materialized_view alter, materialized_view.comment, view alter, view.comment, view.definition

-- alter materialized view shop.sizes: comment
comment on materialized view shop.sizes is 'orders by size';

-- alter view shop.large: comment, definition
create or replace view shop.large (id) as
 SELECT id
   FROM shop.orders
  WHERE (size > 11);
comment on view shop.large is 'more than eleven';
