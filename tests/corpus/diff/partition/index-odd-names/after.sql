create schema s;
create table s.json_table (id int) partition by hash (id);
create table s.p partition of s.json_table for values with (modulus 4, remainder 0);
create index "table ON ONLY" on s.json_table (id);
