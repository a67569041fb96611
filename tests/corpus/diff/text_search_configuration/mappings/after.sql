create schema s;
create text search configuration s.c (parser = default);
alter text search configuration s.c add mapping for asciiword with english_stem, simple; alter text search configuration s.c add mapping for email with simple;
