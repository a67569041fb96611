import { own } from "../own.ts";
import { formatPath } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** A secret in an index would stand a second time on disk, in plain text, and in the plans and statistics of the server. Both places are named. */
export function checkPrivate({ model, things, report }: CheckInput): void {
  for (const [index, pattern] of model.access.entries()) {
    const thing = things.get(pattern.entity);
    if (thing === undefined) continue;
    for (const part of ["equals", "range", "sort", "search"] as const) {
      pattern[part].forEach((said, position) => {
        const name = said.replace(/^-/, "");
        if (own(thing.attributes, name)?.private !== "secret") return;
        report.error(
          "model.contradiction",
          ["access", index, part, position],
          `\`${name}\` is private: secret (${formatPath(thing.path)}.attributes.${name}.private), and an index would hold it once more.`,
          `Ask by a hash of it in an attribute of its own, or give ${name} another class of private.`,
        );
      });
    }
  }
}
