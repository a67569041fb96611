/** Type changes that touch the catalog only: no rewrite, no scan of the table. Checks and expression indexes over the column are looked at by the caller. */
export function isWidening(from: string, to: string): boolean {
  const former = parse(from);
  const later = parse(to);
  if (former === null || later === null) return false;
  if (former.name === "character varying" && later.name === "text") return true;
  if (former.name === "character varying" && later.name === "character varying")
    return later.args.length === 0 || (former.args.length === 1 && at(later, 0) >= at(former, 0));
  if (former.name === "numeric" && later.name === "numeric") {
    if (later.args.length === 0) return true;
    return former.args.length === 2 && later.args.length === 2 && at(former, 1) === at(later, 1) && at(later, 0) >= at(former, 0);
  }
  if (former.name === "bit varying" && later.name === "bit varying")
    return later.args.length === 0 || (former.args.length === 1 && at(later, 0) >= at(former, 0));
  return false;
}

/** Does every value of one type have an equal value of the other? Then the way there and back loses nothing. */
export function holdsEveryValue(from: string, to: string): boolean {
  const ranks = ["smallint", "integer", "bigint", "numeric"];
  const [former, later] = [ranks.indexOf(from), ranks.indexOf(to)];
  if (former >= 0 && later >= 0) return later >= former;
  if (from === to || isWidening(from, to) || (from === "real" && to === "double precision")) return true;
  const numeric = parse(to);
  if (former >= 0 && former < 3 && numeric?.name === "numeric" && numeric.args.length === 2) return at(numeric, 0) - at(numeric, 1) >= [5, 10, 19][former]!;
  return to === "text" && !from.startsWith("character(");
}

type ParsedType = { readonly name: string; readonly args: readonly number[] };

function parse(type: string): ParsedType | null {
  const match = /^([a-z ]+?)(?:\((\d+)(?:,(\d+))?\))?$/u.exec(type);
  return match === null ? null : { name: match[1] ?? "", args: [match[2], match[3]].filter((arg) => arg !== undefined).map(Number) };
}

function at(type: ParsedType, index: number): number {
  return type.args[index] ?? 0;
}
