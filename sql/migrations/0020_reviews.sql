-- Reviews that are taken back, and what a submission says about a missing proof.
alter table arch.reviews add column withdrawn_at timestamptz;
alter table arch.plans add column override_reason text;
