-- foreign_server create

-- create foreign server v
CREATE SERVER v TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h');
alter server v owner to postgres;
grant usage on foreign server v to corpus_reader;
comment on server v is 'v';
