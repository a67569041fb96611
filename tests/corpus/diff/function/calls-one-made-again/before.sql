create schema s;
create function s.rate(percent integer) returns integer language sql as 'select percent * 2';
create function s.price(amount integer) returns integer language sql as 'select amount + s.rate(3)';
