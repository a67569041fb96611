-- foreign_server alter, foreign_server.definition

-- alter foreign server v: definition
alter server v version '2' options (drop port, add "Db name" 'x y', set host 'i');
