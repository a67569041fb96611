create schema a; create extension hstore schema a;
