create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create user mapping for public server v;
