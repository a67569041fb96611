create schema s;
create type s.a as enum ('x'); create cast (s.a as int) with inout as assignment; comment on cast (s.a as int) is 'c';
