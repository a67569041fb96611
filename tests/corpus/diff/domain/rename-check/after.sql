create domain amount as numeric constraint positive check (value >= 0);
comment on constraint positive on domain amount is 'never below zero';
create table orders (id integer, total amount);
