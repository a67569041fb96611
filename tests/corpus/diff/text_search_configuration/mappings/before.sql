create schema s;
create text search configuration s.c (parser = default);
alter text search configuration s.c add mapping for asciiword, word with simple;
