create schema s;
create function s.a() returns bigint language sql as 'select 1::bigint'; create function s.b(x bigint default s.a()) returns bigint language sql as 'select x';
