create schema a;
