create schema zoo;
create table zoo.animals (id integer primary key, name text);
create table zoo.birds () inherits (zoo.animals);
create table zoo.swimmers () inherits (zoo.animals);
create table zoo.penguins () inherits (zoo.birds);
