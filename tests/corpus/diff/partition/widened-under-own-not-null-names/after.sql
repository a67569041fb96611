-- from 18
create table p (id int, b varchar(20) constraint b_is_needed not null, c varchar(20)) partition by range (id);
comment on constraint b_is_needed on p is 'needed';
create table p1 (id int, b varchar(20) constraint p1_b_is_needed not null, c varchar(20) constraint p1_c_is_needed not null);
comment on constraint p1_b_is_needed on p1 is 'needed too';
alter table p attach partition p1 for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by range (id);
create table p21 (id int, b varchar(20) constraint p21_b_is_needed not null, c varchar(20));
alter table p2 attach partition p21 for values from (10) to (20);
create view v as select id, b from p;
