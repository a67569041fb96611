-- from 17
create access method heap2 type table handler heap_tableam_handler;
create table p (a int) partition by list (a); create table p1 partition of p for values in (1) using heap2;
create table q (a int) partition by list (a) using heap2; create table q1 partition of q for values in (1) ;
create table r (a int) partition by list (a) using heap; 
create table t (a int) partition by list (a) ; 
create table sp (a int) partition by list (a) using heap2; create table sp1 partition of sp for values in (1) partition by list (a); create table sp2 partition of sp for values in (2) partition by list (a) using heap;
alter table sp1 set access method default;
