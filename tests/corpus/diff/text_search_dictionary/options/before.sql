create schema s;
create text search dictionary s.d (template = snowball, language = english, stopwords = english); create text search configuration s.c (parser = default); alter text search configuration s.c add mapping for word with s.d;
