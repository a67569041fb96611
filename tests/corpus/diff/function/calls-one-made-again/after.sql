create schema s;
create function s.rate(points integer) returns integer language sql as 'select points * 2';
create function s.price(amount integer) returns integer language sql as 'select amount + s.rate(4)';
