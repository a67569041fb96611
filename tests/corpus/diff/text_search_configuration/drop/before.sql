create schema s;
create text search configuration s.c (parser = default);
