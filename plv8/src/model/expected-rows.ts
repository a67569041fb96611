/** What a model says of how many rows there are, and how they grow. */
export type Scale = { readonly rows: number; readonly growth?: string | undefined };

const perMonth: Readonly<Record<string, number>> = { day: 30, week: 4, month: 1, year: 1 / 12 };

/**
 * Rows after some months: `5% a month` compounds, `200 a day` adds up. A percentage per day, week or year compounds in its own steps.
 *
 * @example expectedRows({ rows: 1000, growth: "10% a year" }, 24) // 1210
 */
export function expectedRows(scale: Scale, months: number): number {
  const found = /^(\d+(?:\.\d+)?)(%?) a (day|week|month|year)$/.exec(scale.growth ?? "");
  if (found === null) return scale.rows;
  const amount = Number(found[1]);
  const steps = Math.floor(months * (perMonth[found[3] ?? ""] ?? 0));
  if (found[2] === "") return Math.round(scale.rows + amount * steps);
  let rows = scale.rows;
  for (let step = 0; step < steps && rows < 1e15; step += 1) rows *= 1 + amount / 100;
  return Math.min(1e15, Math.round(rows));
}
