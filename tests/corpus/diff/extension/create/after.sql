create schema a; create extension citext schema a; create table a.t (c a.citext);
