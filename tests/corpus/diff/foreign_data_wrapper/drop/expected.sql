-- foreign_data_wrapper drop

-- drop foreign data wrapper w
drop foreign data wrapper w;
