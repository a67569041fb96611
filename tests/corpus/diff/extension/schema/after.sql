create schema a; create schema b; create extension citext schema b; create table a.t (c b.citext);
