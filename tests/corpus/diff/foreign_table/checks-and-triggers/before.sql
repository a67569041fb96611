create schema s;
create foreign data wrapper w; create server v foreign data wrapper w;
create foreign table s.f (a int) server v; create function s.g() returns trigger language plpgsql as 'begin return new; end';
