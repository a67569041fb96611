create schema s;
create operator family s.fam using hash;
