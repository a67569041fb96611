create schema s;
create table s.t (id int primary key, a text, n bigint);
create view s.v1 as select id, n from s.t; create view s.v2 as select id, n from s.v1; create view s.v3 as select v1.id, v2.n from s.v1 join s.v2 using (id); create materialized view s.m as select n from s.v3; create index m_n on s.m (n);
