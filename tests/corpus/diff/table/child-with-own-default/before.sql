create table p (a int not null, b timestamptz not null);
