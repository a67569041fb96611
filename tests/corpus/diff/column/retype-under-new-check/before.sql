create schema s;
create table s.employee (id int primary key, reports_to int references s.employee, note text); insert into s.employee values (1, null, '5'), (2, 1, '7');
