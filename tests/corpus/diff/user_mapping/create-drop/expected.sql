-- user_mapping create, user_mapping drop

-- drop user mapping public server v
drop user mapping for public server v;

-- create user mapping corpus_reader server v
CREATE USER MAPPING FOR corpus_reader SERVER v;
