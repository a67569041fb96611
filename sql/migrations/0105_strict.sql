-- Whether plans pass what they can't see.
alter table arch.projects add column passes_unmodelled boolean not null default false;
