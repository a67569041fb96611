-- base_type alter, base_type.definition

-- alter base type s.pair: definition
CREATE TYPE s.pair (INPUT = s.pair_in, OUTPUT = s.pair_out, INTERNALLENGTH = 16, ALIGNMENT = double, STORAGE = plain, ELEMENT = double precision);

-- alter base type s.word: definition
alter type s.word set (subscript = raw_array_subscript_handler);
