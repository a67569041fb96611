create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
