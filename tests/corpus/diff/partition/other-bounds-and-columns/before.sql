create table m (id bigint, at integer, gone text, primary key (id, at)) partition by range (at);
create table m_1 partition of m for values from (1) to (4);
create table m_2 partition of m for values from (6) to (10);
create table m_3 partition of m for values from (10) to (20);
insert into m values (1, 1), (2, 7), (3, 12);
