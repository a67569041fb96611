create schema s;
create table s.t (id int primary key, n numeric); create materialized view s.m as select id, n from s.t; create unique index m_id on s.m (id); create materialized view s.k as select count(*) as c from s.m; create view s.v as select c from s.k;
