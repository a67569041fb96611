-- schema rename

-- rename schema app to shop
--   ! the body of shop.said says app, which has another name then: Postgres does not change a body in quotes
alter schema app rename to shop;
