create schema s;
create foreign data wrapper w options (a '1'); comment on foreign data wrapper w is 'w'; grant usage on foreign data wrapper w to corpus_reader;
