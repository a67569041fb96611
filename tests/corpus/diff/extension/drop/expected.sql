-- extension drop

-- drop extension hstore
drop extension hstore;
