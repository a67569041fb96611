create table m (id bigint, at integer, more integer not null default 7, primary key (id, at)) partition by range (at);
create table m_1 partition of m for values from (1) to (5);
create table m_2 partition of m for values from (6) to (9);
create table m_4 partition of m for values from (20) to (30);
