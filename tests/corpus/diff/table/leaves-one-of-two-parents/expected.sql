-- constraint drop, table alter, table.inherits

-- zoo.penguins no inherit zoo.swimmers
alter table zoo.penguins no inherit zoo.swimmers;

-- drop constraint zoo.animals.named
alter table zoo.animals drop constraint named;
