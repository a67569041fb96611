create schema s;
create table s.named (kind text, id int, primary key (kind, id)) partition by list (kind);
create table s.said (kind text, id int, foreign key (kind, id) references s.named) partition by list (kind);
