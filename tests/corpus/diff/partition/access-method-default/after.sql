create access method heap2 type table handler heap_tableam_handler;
create table p (a int) partition by list (a) using heap2; create table p1 partition of p for values in (1) using heap;
create table q (a int) partition by list (a) ; create table q1 partition of q for values in (1) ;
create table r (a int) partition by list (a) ; 
create table t (a int) partition by list (a) using heap; 
create table sp (a int) partition by list (a) using heap2; create table sp1 partition of sp for values in (1) partition by list (a);
create table sp3 partition of sp for values in (3) partition by list (a); alter table sp3 set access method default;
create table sp31 partition of sp3 for values in (3);
