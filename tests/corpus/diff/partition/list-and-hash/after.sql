create schema s;
create table s.l (k text, n int) partition by list (k); create table s.l1 partition of s.l for values in ('a', 'b', 'c'); create table s.l2 partition of s.l default; create table s.h (k int) partition by hash (k); create table s.h0 partition of s.h for values with (modulus 2, remainder 0); create table s.h1 partition of s.h for values with (modulus 2, remainder 1);
