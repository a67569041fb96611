create schema s;
create table s."new
line" (id int);
create rule "a on b" as on insert to s."new
line" do also notify x;
