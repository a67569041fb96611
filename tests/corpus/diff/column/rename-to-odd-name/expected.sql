-- column rename

-- rename t.a to ünï
alter table s.t rename column a to "ünï";

-- rename t.b to zz"q
alter table s.t rename column b to "zz""q";
