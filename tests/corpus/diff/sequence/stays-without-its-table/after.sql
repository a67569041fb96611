create schema s;
create type s.r as range (subtype = date, multirange_type_name = s.many);
create sequence s.q;
