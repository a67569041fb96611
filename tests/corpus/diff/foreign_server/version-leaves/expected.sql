-- foreign_server alter, foreign_server.definition

-- alter foreign server v: definition
alter server v version null;
