create schema s;
create foreign data wrapper w; create server v type 'x' version '1' foreign data wrapper w options (host 'h'); grant usage on foreign server v to corpus_reader; comment on server v is 'v';
