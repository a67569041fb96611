/**
 * The lines as one dollar-quoted string that none of them ends: an x is put behind `word` as long as a line holds it behind a dollar sign, as Postgres does when it
 * shows a function.
 */
export function dollarQuoted(lines: readonly string[], word = "arch"): string {
  const body = lines.join("\n");
  return body.includes(`$${word}`) ? dollarQuoted(lines, `${word}x`) : `$${word}$\n${body}\n$${word}$`;
}
