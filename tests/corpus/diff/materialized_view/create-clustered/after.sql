create schema s;
create table s.t (id int);
create materialized view s.m as select id from s.t;
create unique index m_id on s.m (id);
alter materialized view s.m cluster on m_id;
