create schema s;
create foreign data wrapper w; create server v version '2' foreign data wrapper w options (host 'i', "Db name" 'x y');
