-- How far a plan's steps came over made-up rows.
alter table arch.proofs add column sample jsonb;
