-- foreign_server drop

-- drop foreign server v
drop server v;
