create schema s;
create function s.a() returns int language sql as 'select 1'; create function s.b(x int default s.a()) returns int language sql as 'select x';
