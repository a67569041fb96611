-- foreign_data_wrapper alter, foreign_data_wrapper.definition

-- alter foreign data wrapper w: definition
alter foreign data wrapper w validator postgresql_fdw_validator;
