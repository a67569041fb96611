create schema s;
create foreign data wrapper w;
