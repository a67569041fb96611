-- foreign_data_wrapper create

-- create foreign data wrapper w
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1');
alter foreign data wrapper w owner to postgres;
grant usage on foreign data wrapper w to corpus_reader;
comment on foreign data wrapper w is 'w';
