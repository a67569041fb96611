-- text_search_dictionary create, text_search_dictionary drop

-- drop text search dictionary s.d
drop text search dictionary s.d;

-- create text search dictionary s.e
CREATE TEXT SEARCH DICTIONARY s.e (TEMPLATE = pg_catalog.simple, accept = 'false');
alter text search dictionary s.e owner to postgres;
