create schema s;
create foreign data wrapper w; create server v version '1' foreign data wrapper w;
