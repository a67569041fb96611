create schema s;
create text search dictionary s.e (template = simple, accept = false);
