create table stays (a int constraint pn not null);
