create table same (id int, n int, m int, constraint same_n unique (n) include (m) with (fillfactor = 70) deferrable);
create table other (id int, n int, constraint other_n unique (n)); comment on index other_n is 'The index of a key.';
create table first (id int primary key, n int);
create table p (id int, n int, constraint p_both unique (id, n)) partition by range (id);
create table p_low partition of p for values from (0) to (10) partition by list (n);
create table p_low_1 partition of p_low for values in (1);
create table p_low_rest partition of p_low default;
create table p_high partition of p for values from (10) to (20);
alter table p_high add constraint high_n unique (n);
