-- text_search_configuration create

-- create text search configuration s.c
CREATE TEXT SEARCH CONFIGURATION s.c (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION s.c ADD MAPPING FOR asciiword WITH simple;
ALTER TEXT SEARCH CONFIGURATION s.c ADD MAPPING FOR word WITH simple;
alter text search configuration s.c owner to postgres;
comment on text search configuration s.c is 'c';
