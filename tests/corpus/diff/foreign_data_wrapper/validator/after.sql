create schema s;
create foreign data wrapper w validator postgresql_fdw_validator;
