-- text_search_dictionary alter, text_search_dictionary.definition

-- drop text search configuration s.c, to make it again: it needs text_search_dictionary s.d, which is made again
drop text search configuration s.c;

-- drop text search dictionary s.d, to make it again: Postgres can't give a text search dictionary another template
drop text search dictionary s.d;

-- make text search dictionary s.d again
CREATE TEXT SEARCH DICTIONARY s.d (TEMPLATE = pg_catalog.simple);
alter text search dictionary s.d owner to postgres;

-- make text search configuration s.c again
CREATE TEXT SEARCH CONFIGURATION s.c (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION s.c ADD MAPPING FOR word WITH s.d;
alter text search configuration s.c owner to postgres;
