create schema s;
create table s.t (id int primary key, a text, n int);
create materialized view s.m as select id, a from s.t;
create unique index m_id on s.m (id);
