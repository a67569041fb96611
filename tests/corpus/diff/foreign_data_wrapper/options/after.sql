create schema s;
create foreign data wrapper w options (b '3', c '4''x');
