create schema s;
create table s.t (id int primary key, a varchar(10), b int, c text, d text, e boolean, f date, g int[]);
insert into s.t values (1, 'a', 2, '3', '2024-01-01', true, '2024-01-01', '{1}');
