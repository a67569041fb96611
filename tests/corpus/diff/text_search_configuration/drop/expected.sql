-- text_search_configuration drop

-- drop text search configuration s.c
drop text search configuration s.c;
