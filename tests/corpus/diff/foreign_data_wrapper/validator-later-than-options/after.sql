create schema s;
create foreign data wrapper w options (debug 'true');
alter foreign data wrapper w validator postgresql_fdw_validator;
