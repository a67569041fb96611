-- text_search_configuration alter, text_search_configuration.additions

-- alter text search configuration s.c: additions
alter text search configuration s.c add mapping for asciiword with simple;
