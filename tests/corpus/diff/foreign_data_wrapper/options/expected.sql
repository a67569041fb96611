-- foreign_data_wrapper alter, foreign_data_wrapper.definition

-- alter foreign data wrapper w: definition
alter foreign data wrapper w options (drop a, set b '3', add c '4''x');
