create schema s;
create domain s.d as text;
create table s.t (id int, a s.d[], b s.d);
insert into s.t values (1, '{x,y}', 'z');
