-- The state machine's rows: every state is reachable, every end is an end, and names are those of the constraint.
begin;
select plan(4);

select bag_eq(
  $$ with recursive reached (state) as (
       select 'compiling' union select t.to_state from reached as r join arch.plan_transitions as t on t.from_state = r.state
     ) select state from reached $$,
  $$ select x[1] from pg_catalog.regexp_matches(
       (select pg_catalog.pg_get_constraintdef(oid) from pg_catalog.pg_constraint where conname = 'plans_state'), '''([a-z_]+)''', 'g') as x $$,
  'every state of the constraint is reached from compiling, and no other one');

select is_empty(
  $$ select from_state from arch.plan_transitions where from_state in ('rejected', 'withdrawn', 'stale', 'superseded', 'expired', 'rolled_back') $$,
  'nothing leaves a final state');

select is_empty($$ select from_state from arch.plan_transitions where to_state = 'approved' and (from_state, by_verb) not in (('submitted', 'approve'), ('running', 'run')) $$,
  'only a submitted plan becomes approved; a run that may not begin gives it back as it was');
select is_empty($$ select from_state from arch.plan_transitions where to_state = 'running' and by_verb = 'apply' and from_state <> 'approved' $$, 'only an approved plan is applied');

select * from finish();
rollback;
