-- user_mapping create, user_mapping drop

-- drop user mapping public server v
--   ! the options of user mapping for public server v leave with it, and no rollback knows them
drop user mapping for public server v;

-- create user mapping corpus_reader server v
--   ! user mapping for corpus_reader server v has no options yet: where it needs any, run alter user mapping for corpus_reader server v options (add user '…', password '…')
CREATE USER MAPPING FOR corpus_reader SERVER v;
