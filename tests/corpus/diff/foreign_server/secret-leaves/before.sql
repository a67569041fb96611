create schema s;
create foreign data wrapper w;
create server v foreign data wrapper w options (host 'h', password 'p');
create user mapping for public server v options (password 'p');
create foreign table s.f (id int) server v;
