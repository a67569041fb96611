create schema s;
create table s.t (id int not null, a int not null) partition by list (id);
create table s.p partition of s.t for values in (1);
create table s.q partition of s.t for values in (2);
create unique index i on s.t (id, a);
alter table s.p add constraint p_pk primary key using index p_id_a_idx;
alter table s.q add constraint q_once unique using index q_id_a_idx deferrable initially deferred;
