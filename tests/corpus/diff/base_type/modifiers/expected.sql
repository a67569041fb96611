-- base_type alter, base_type.definition

-- alter base type s.word: definition
alter type s.word set (typmod_in = varchartypmodin, typmod_out = varchartypmodout);
