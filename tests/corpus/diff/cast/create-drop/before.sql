create schema s;
create type s.a as enum ('x'); create cast (s.a as int) with inout;
