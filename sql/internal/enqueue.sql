-- The one door to the job queue.
create or replace function arch_private.enqueue(task text, payload json, job_key text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform arch_jobs.add_job(enqueue.task, enqueue.payload, job_key => enqueue.job_key, max_attempts => 25);
end
$$;
comment on function arch_private.enqueue(text, json, text) is 'Asks the worker for a job; asked again under the same key before it began, it is still one job.';
