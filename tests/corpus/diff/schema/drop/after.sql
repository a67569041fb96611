create schema b;
