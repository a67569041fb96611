-- text_search_configuration alter, text_search_configuration.additions

-- alter text search configuration s.c: additions
alter text search configuration s.c drop mapping for word;
alter text search configuration s.c alter mapping for asciiword with english_stem, simple;
alter text search configuration s.c add mapping for email with simple;
