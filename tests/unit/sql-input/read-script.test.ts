import { describe, expect, test } from "vitest";
import { placeOf } from "../../../worker/sql-input/place.ts";
import { readScript } from "../../../worker/sql-input/read-script.ts";

describe("a script that is read", () => {
  /** Work that grows with the square of the statements does not end in the test's time. */
  test("may hold a dump's rows as statements: one message tells of all of them", async () => {
    const count = 60_000;
    const text = `create table t (id int);\n${Array.from({ length: count }, (_, n) => `insert into t values (${String(n)});`).join("\n")}`;
    const { statements, issues } = await readScript([{ name: "dump.sql", text }]);
    expect(statements).toHaveLength(count + 1);
    expect(issues).toEqual([
      expect.objectContaining({
        code: "sql.left-out",
        line: 2,
        message: `left out: rows are not part of a schema (and ${String(count - 1)} more like it, in line 3, 4, 5, 6, 7, 8, 9, 10, …)`,
      }),
    ]);
  });

  test("says lines and columns by characters, whatever text is asked about next", () => {
    const places = (text: string): readonly string[] =>
      [...text].map((_, at) => {
        const { line, column } = placeOf(text, at);
        return `${String(line)}:${String(column)}`;
      });
    expect(places("ab\n\nc")).toEqual(["1:1", "1:2", "1:3", "2:1", "3:1"]);
    expect(places("\nx")).toEqual(["1:1", "2:1"]);
    expect(placeOf("ü😀x\n", "ü😀".length)).toEqual({ line: 1, column: 3 });
    expect(placeOf("a\nb", 3)).toEqual({ line: 2, column: 2 });
    expect(placeOf("", 0)).toEqual({ line: 1, column: 1 });
  });
});
