/** One text that holds several files: a line `-- @file path` names what follows. */
import type { SqlSource } from "./sql-source.ts";

const MARK = /^-- @file (.+)\n?/gm;

/** Text without marks is one source named `sql`. */
export function splitFiles(text: string): readonly SqlSource[] {
  const marks = [...text.matchAll(MARK)];
  if (marks.length === 0) return [{ name: "sql", text }];
  const lead = text.slice(0, marks[0]?.index ?? 0);
  const files = marks.map((mark, at) => ({ name: (mark[1] ?? "").trim(), text: text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length) }));
  return lead.trim() === "" ? files : [{ name: "sql", text: lead }, ...files];
}

export function joinFiles(sources: readonly SqlSource[]): string {
  const [only] = sources;
  if (sources.length === 1 && only !== undefined) return `-- @file ${only.name}\n${only.text}`;
  return sources.map(({ name, text }) => `-- @file ${name}\n${text.endsWith("\n") ? text : `${text}\n`}`).join("");
}
