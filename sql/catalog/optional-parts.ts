/**
 * Parts of the reader's text that only some databases need. A line `-- where there are: FROM-ITEM` at the head of a file, or after the `union all` that opens a
 * branch, says so: the part counts where `select from FROM-ITEM` gives a row. Planning is most of the cost of reading a small database, and most have no
 * operators.
 */

const MARK = "-- where there are: ";

/** Conditions that the text names, each once, in their order. */
export function conditionsOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split("\n")
        .filter((line) => line.trimStart().startsWith(MARK))
        .map(conditionIn),
    ),
  ];
}

/** Is the whole file wanted? `present` null: everything is. */
export function isWanted(file: string, present: ReadonlySet<string> | null): boolean {
  const head = file.split("\n").find((line) => line.startsWith(MARK));
  return head === undefined || present === null || present.has(conditionIn(head));
}

/** The text without the branches whose condition does not hold. A branch ends where the next of its depth begins, or at the closing bracket. */
export function wantedBranches(text: string, present: ReadonlySet<string> | null): string {
  if (present === null) return text;
  const kept: string[] = [];
  let leaving = false;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? "";
    if (line === "  union all") leaving = next.startsWith(`  ${MARK}`) && !present.has(conditionIn(next));
    else if (line.startsWith(")")) leaving = false;
    if (!leaving) kept.push(line);
  }
  return kept.join("\n");
}

/** One row `(present text[])`: the conditions that hold. */
export function presentSql(conditions: readonly string[]): string {
  const cases = conditions.map((condition) => `case when exists (select from ${condition}) then '${condition.replaceAll("'", "''")}' end`);
  return `select array_remove(array[\n${cases.join(",\n")}\n], null) as present`;
}

function conditionIn(line: string): string {
  return line.trim().slice(MARK.length);
}
