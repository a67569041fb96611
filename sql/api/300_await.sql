-- Waiting without holding a snapshot. Raises unknown_object (ZA006), inside_transaction (ZA012), timed_out (ZA018).
create or replace function arch.waiting(id text)
returns table (done boolean, news text, worker text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := arch_private.require_person();
  v_plan arch.plans;
  v_request arch.requests;
  v_run arch.runs;
  v_lints bigint;
  v_asked text;
begin
  if waiting.id ~ '^p_[0-9]+$' then
    v_plan := arch_private.require_plan(waiting.id);
    select r.* into v_run from arch.runs as r where r.plan = v_plan.id order by r.created_at desc limit 1;
    return query select
      v_plan.state not in ('compiling', 'planned', 'running', 'completing'),
      arch_private.plan_news(v_plan) || case when v_run.state = 'running' and v_run.waiting_for is not null then ', waits: ' || v_run.waiting_for else '' end,
      arch_private.worker_note();
    return;
  end if;
  select r.* into v_request
  from arch.requests as r
  where r.id::text = lower(waiting.id) and (r.requested_by = v_person or r.project = any (arch_private.visible_projects()));
  if not found then
    perform arch_private.raise_error('unknown_object', format('neither a plan nor a request: %s', coalesce(waiting.id, 'null')), 'Give a plan (p_12) or the request that arch.check or arch.declare returned.');
  end if;
  v_lints := arch_private.serious_lints(v_request);
  v_asked := case v_request.language when 'baseline' then 'baseline' else v_request.kind end;
  return query select
    v_request.state <> 'compiling',
    case v_request.state
      when 'done' then concat_ws('; ',
        format('%s done%s', v_asked, coalesce(': ' || v_request.project || ' v' || (v_request.result ->> 'version') || case v_asked when 'baseline' then ' is what stands there, nothing was changed' end, '')),
        case v_asked
          when 'baseline' then format('for its next version: data-architect dump%s --out FOLDER, edit, data-architect declare FOLDER --project %s',
            (select string_agg(' --schema ' || s.name, '' order by s.name) from arch.projects as p cross join unnest(p.schemas) as s (name) where p.name = v_request.project), v_request.project)
          when 'declare' then format('to plan it: select * from arch.plan(%L)', v_request.project)
        end,
        case when v_request.warnings <> '[]' then format('%s: select * from arch.issues(%L)', arch_private.counted(jsonb_array_length(v_request.warnings), 'warning'), v_request.id) end,
        case when v_lints > 0 then format('the linter has %s: select * from arch.proposed_lints(%L)', arch_private.counted(v_lints, 'finding'), v_request.id) end
      )
      when 'failed' then format('%s failed with %s: select * from arch.issues(%L)', v_asked, arch_private.counted(jsonb_array_length(v_request.issues), 'issue'), v_request.id)
      else format('%s is compiling', v_asked)
    end,
    arch_private.worker_note();
end
$$;
comment on function arch.waiting(text) is 'Whether a plan or request has got where it waits for nobody but people, where it stands, and what is wrong with the worker if anything.';
grant execute on function arch.waiting(text) to arch_user;

-- A procedure that commits can have neither `set` nor `security definer`: every name is qualified instead.
create or replace procedure arch.await(id text, timeout interval default '60 s')
language plpgsql
as $$
declare
  v_until pg_catalog.timestamptz := pg_catalog.clock_timestamp() operator(pg_catalog.+) await.timeout;
  v_news record;
  v_pause pg_catalog.float8 := 0.05;
begin
  if pg_catalog.statement_timestamp() operator(pg_catalog.-) pg_catalog.transaction_timestamp() operator(pg_catalog.>) interval '100 milliseconds' then
    raise exception 'arch.await commits while it waits and can''t run inside a transaction block'
      using errcode = 'ZA012', detail = 'inside_transaction', hint = 'End the transaction (commit or rollback), then call it by itself.';
  end if;
  loop
    select w.done, w.news, w.worker into v_news from arch.waiting(await.id) as w;
    exit when v_news.done;
    commit;
    if pg_catalog.clock_timestamp() operator(pg_catalog.>) v_until then
      raise exception '% after %', v_news.news, await.timeout
        using errcode = 'ZA018', detail = 'timed_out', hint = coalesce(v_news.worker, 'It goes on by itself; call arch.await again.');
    end if;
    perform pg_catalog.pg_sleep(v_pause);
    commit;
    v_pause := least(v_pause operator(pg_catalog.*) 1.5, 0.5);
  end loop;
  raise notice '%', v_news.news;
end
$$;
comment on procedure arch.await(text, interval) is
  'Waits until a plan is proved, a run has ended or a request is compiled, and says how. Commits between looks (a waiting function would hold up index builds), so not inside a transaction.';
grant execute on procedure arch.await(text, interval) to arch_user;
