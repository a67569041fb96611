import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

/**
 * A pair of SQL files, `tests/corpus/diff/KIND/OPERATION/{before,after}.sql`; `before.sql` may be one line that names the case whose own it is: `-- as
 * view/drop`.
 */
export type DiffCase = {
  readonly kind: string;
  readonly operation: string;
  readonly folder: string;
  readonly before: string;
  readonly after: string;
  /** `old=new` each, from the file `renames`. */
  readonly renames: readonly string[];
  /** First major that knows what the files say: `-- from 17` on top of either. */
  readonly from: number;
  /** There is no way back: `-- one way` on top of after.sql. */
  readonly oneWay: boolean;
};

const corpus = new URL("../../corpus/diff/", import.meta.url).pathname;

/** All cases in order of their names. */
export function diffCases(): readonly DiffCase[] {
  const folders = (path: string): readonly string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  return folders(corpus).flatMap((kind) => folders(join(corpus, kind)).map((operation) => readCase(kind, operation)));
}

/** `-- as KIND/OPERATION`, and nothing else: the text of that case's file. */
function shared(text: string): string {
  const home = /^-- as ([a-z_]+\/[a-z0-9-]+)\n$/u.exec(text)?.[1];
  return home === undefined ? text : readFileSync(join(corpus, home, "before.sql"), "utf8");
}

function readCase(kind: string, operation: string): DiffCase {
  const folder = join(corpus, kind, operation);
  const text = (name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  const before = shared(text("before.sql"));
  const after = text("after.sql");
  const from = Math.max(15, ...[before, after].flatMap((sql) => [...sql.matchAll(/^-- from (\d+)$/gmu)].map((match) => Number(match[1]))));
  return {
    kind,
    operation,
    folder,
    before,
    after,
    renames: text("renames")
      .split("\n")
      .filter((line) => line !== ""),
    from,
    oneWay: /^-- one way$/mu.test(after),
  };
}
