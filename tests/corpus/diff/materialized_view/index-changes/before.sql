create schema s;
create table s.t (id int primary key, a text, n int);
create materialized view s.m as select id, a from s.t;
create index m_a on s.m (a); create index m_x on s.m (id);
