create schema s;
create function s.f() returns void language sql as 'select';
