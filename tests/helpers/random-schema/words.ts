/** Names and texts that break careless quoting; the first are the plainest, since shrinking goes there. */
export const words: readonly string[] = [
  "alpha",
  "beta",
  "gamma",
  "delta",
  "kappa",
  "select",
  "order",
  "user",
  "json",
  "json_table",
  "table",
  "Upper",
  "with space",
  "dot.ted",
  'quo"te',
  "quo'te",
  "back\\slash",
  "ünï",
  "😀",
  "數據",
  "$1",
  "1st",
  "a-b",
  "%s",
  "percent%I",
  "new\nline",
  "where",
  "on",
  "system_user",
  "a,b",
  "(x)",
  "double  space",
  " lead",
  "public",
  "values",
  "E'x",
  "--c",
  "/*c",
  "x::text",
  "old",
  "new",
];

export const texts: readonly string[] = ["text", "it's", "back\\slash", "$$ ; --", "/* x", "line\nline", "ünï 😀", "%s %I", "NOT VALID", "$arch$"];

/** The n-th of a list, going round. */
export function nth<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length];
  if (found === undefined) throw new Error("nothing to take from an empty list");
  return found;
}
