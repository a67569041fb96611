create schema zoo;
create table zoo.animals (id integer primary key, name text constraint named check (name <> ''));
create table zoo.birds () inherits (zoo.animals);
create table zoo.swimmers () inherits (zoo.animals);
create table zoo.penguins () inherits (zoo.birds, zoo.swimmers);
insert into zoo.penguins values (1, 'Pingu');
