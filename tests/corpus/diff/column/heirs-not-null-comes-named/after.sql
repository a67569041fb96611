create table p (a int not null, b int not null);
create table h (a int not null, constraint hb not null b) inherits (p);
create table k (constraint p_b_not_null not null b) inherits (p);
