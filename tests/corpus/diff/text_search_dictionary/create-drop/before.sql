create schema s;
create text search dictionary s.d (template = simple);
