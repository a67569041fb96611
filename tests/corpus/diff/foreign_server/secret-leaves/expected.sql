-- foreign_server drop, foreign_table drop, user_mapping drop

-- drop foreign table s.f
--   no way back: foreign table s.f does not come back: foreign server v can't be made by a statement known here (its options may hold a secret, or it needs a function in C)
drop foreign table s.f;

-- drop user mapping public server v
--   ! the options of user mapping for public server v leave with it, and no rollback knows them
--   no way back: user mapping public server v does not come back: foreign server v can't be made by a statement known here (its options may hold a secret, or it needs a function in C)
drop user mapping for public server v;

-- drop foreign server v
--   no way back: foreign server v does not come back: foreign server v can't be made by a statement known here (its options may hold a secret, or it needs a function in C)
drop server v;
