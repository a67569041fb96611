-- What a run remembers: where its plan stood before it, whether the executor was lent the owner's role for it, and how noisy the machine was beside a step.
alter table arch.runs add column came_from text;
alter table arch.runs add column owner_lent boolean not null default false;
create index runs_owner_lent_idx on arch.runs (plan) where owner_lent;
alter table arch.run_steps add column noise_ms numeric;
drop function if exists arch.progress(text);
