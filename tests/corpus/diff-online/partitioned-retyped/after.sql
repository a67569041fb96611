create schema s;
create table s.refs (id bigint primary key);
create table s.p (id bigint not null, at date not null, n bigint, title text, ref bigint, primary key (id, at)) partition by range (at);
create table s.p1 partition of s.p for values from ('2025-01-01') to ('2026-01-01');
create table s.p2 partition of s.p for values from ('2026-01-01') to ('2027-01-01') partition by hash (id);
create table s.p2a partition of s.p2 for values with (modulus 2, remainder 0);
create table s.p2b partition of s.p2 for values with (modulus 2, remainder 1);
create index p_n on s.p (n);
