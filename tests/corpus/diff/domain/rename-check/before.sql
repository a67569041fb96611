create domain amount as numeric constraint amount_check check (value >= 0);
comment on constraint amount_check on domain amount is 'never below zero';
create table orders (id integer, total amount);
insert into orders values (1, 2);
