create table part (id int, n int, m int);
create unique index part_n on part (n) where m > 0; comment on index part_n is 'An index.';
create table first (id int, n int);
create unique index first_pkey on first (id);
create table p (id int, n int) partition by range (id);
create table p_low partition of p for values from (0) to (10) partition by list (n);
create table p_low_1 partition of p_low for values in (1);
create table p_high partition of p for values from (10) to (20);
create unique index p_both on p (id, n);
