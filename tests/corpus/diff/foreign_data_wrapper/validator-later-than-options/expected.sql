-- foreign_data_wrapper create

-- create foreign data wrapper w
CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true');
alter foreign data wrapper w validator postgresql_fdw_validator;
alter foreign data wrapper w owner to postgres;
