-- Personal tokens for the HTTP API. The token is shown once; only its SHA-256 is stored. Raises bad_argument (ZA008), unknown_object (ZA006).
create or replace function arch.issue_token(label text, valid interval default '90 days')
returns table (id uuid, token text, expires_at timestamptz)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_person();
  v_token text := 'da_' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  if issue_token.valid is null or issue_token.valid <= interval '0' or issue_token.valid > interval '366 days' then
    perform arch_private.raise_error('bad_argument', 'valid must be more than nothing and at most 366 days');
  end if;
  return query
  with made as (
    insert into arch.tokens (person_id, sha256, label, expires_at)
    values (v_person, encode(sha256(convert_to(v_token, 'UTF8')), 'hex'), coalesce(issue_token.label, ''), now() + issue_token.valid)
    returning id, expires_at
  )
  select made.id, v_token, made.expires_at from made;
  perform arch_private.record_event('token_issued', null, null, jsonb_build_object('label', issue_token.label, 'valid', issue_token.valid));
end
$$;
comment on function arch.issue_token(text, interval) is 'A personal token for the HTTP API, shown this once. It can do what its person can.';
grant execute on function arch.issue_token(text, interval) to arch_user;

create or replace function arch.revoke_token(id uuid)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := arch_private.require_person();
begin
  update arch.tokens as t
  set revoked_at = now()
  where t.id = revoke_token.id and t.revoked_at is null
    and (t.person_id = v_person or arch_private.has_role(v_person, 'admin', null));
  if not found then
    perform arch_private.raise_error('unknown_object', format('living token %s of yours', revoke_token.id), 'See select * from arch.tokens.');
  end if;
  perform arch_private.record_event('token_revoked', null, null, jsonb_build_object('token', revoke_token.id));
  return query select 'revoked', 'it opens nothing any more';
end
$$;
comment on function arch.revoke_token(uuid) is 'Ends a token now: one''s own, or as admin anybody''s.';
grant execute on function arch.revoke_token(uuid) to arch_user;
