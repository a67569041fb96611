create schema s;
create table s.p (id bigint not null, at date not null, name text, primary key (id, at)) partition by range (at);
create table s.p3 partition of s.p for values from ('2026-01-01') to ('2027-01-01');
create table s.p4 partition of s.p for values from ('2027-01-01') to ('2028-01-01');
create index p_name on s.p (name);
create table s.q (kind text not null, n integer) partition by list (kind);
create table s.q_rest partition of s.q default;
