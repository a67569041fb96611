create schema s;
create text search dictionary s.d (template = simple); create text search configuration s.c (parser = default); alter text search configuration s.c add mapping for word with s.d;
