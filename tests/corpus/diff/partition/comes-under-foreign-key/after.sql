create schema s;
create table s.named (kind text, id int, primary key (kind, id)) partition by list (kind);
create table s.a_named_one partition of s.named for values in ('one');
create table s.said (kind text, id int, foreign key (kind, id) references s.named) partition by list (kind);
create table s.said_one partition of s.said for values in ('one');
