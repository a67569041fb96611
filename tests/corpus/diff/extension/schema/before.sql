create schema a; create schema b; create extension citext schema a; create table a.t (c a.citext);
