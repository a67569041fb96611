-- from 18
create table p (id int primary key, b int) partition by range (id);
create table p1 (id int not null, b int constraint b_is_needed not null);
comment on constraint b_is_needed on p1 is 'needed';
alter table p attach partition p1 for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by range (id);
create table p21 (id int not null, b int not null);
alter table p2 alter b set not null;
alter table p2 attach partition p21 for values from (10) to (20);
create table p3 partition of p for values from (20) to (30);
insert into p values (1, 1), (11, 2), (21, null);
