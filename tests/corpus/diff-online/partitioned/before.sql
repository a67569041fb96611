create schema s;
create table s.refs (id bigint primary key);
create table s.p (id bigint not null, at date not null, n integer, name text, ref bigint, primary key (id, at)) partition by range (at);
create table s.p1 partition of s.p for values from ('2025-01-01') to ('2026-01-01');
create table s.p2 partition of s.p for values from ('2026-01-01') to ('2027-01-01') partition by hash (id);
create table s.p2a partition of s.p2 for values with (modulus 2, remainder 0);
create table s.p2b partition of s.p2 for values with (modulus 2, remainder 1);
insert into s.refs select generate_series(1, 10);
insert into s.p select n, date '2025-01-01' + n, n, 'name ' || n, 1 + n % 10 from generate_series(1, 600) as n;
