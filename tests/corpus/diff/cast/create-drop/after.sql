create schema s;
create type s.a as enum ('x'); create cast (int as s.a) with inout;
