-- The end of a read with dependents: what stands elsewhere counts where it needs an object of the schemas asked for, event triggers always.
own_address as materialized (
  select o.address
  from object as o
  where coalesce(o.body ->> 'schema', o.more ->> 'schema', case when o.kind = 'schema' then o.name end) = any ($1::text[])
    or o.kind = 'event_trigger'
),
dependent as materialized (
  select distinct e.address
  from edge as e
  left join own_address as s on s.address = e.address
  cross join lateral json_array_elements_text(e.targets) as t (target)
  join own_address as w on w.address = t.target
  where s.address is null
)
