-- enum alter, enum.values

-- alter type s.e add value '_' before 'a'
--   no way back: alter type s.e add value '_' before 'a': stays, Postgres has no statement that takes it back
alter type s.e add value '_' before 'a';

-- alter type s.e add value 'a1' before 'b'
--   no way back: alter type s.e add value 'a1' before 'b': stays, Postgres has no statement that takes it back
alter type s.e add value 'a1' before 'b';

-- alter type s.e add value 'a2' before 'b'
--   no way back: alter type s.e add value 'a2' before 'b': stays, Postgres has no statement that takes it back
alter type s.e add value 'a2' before 'b';

-- alter type s.e add value 'd'
--   no way back: alter type s.e add value 'd': stays, Postgres has no statement that takes it back
alter type s.e add value 'd';
