create schema s;
create collation s.old (locale = 'C');
