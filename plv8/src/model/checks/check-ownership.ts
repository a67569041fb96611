import { own } from "../own.ts";
import type { CheckInput } from "./check.ts";

/** Nobody owns himself, also not around corners, nor needs himself first. False on a cycle. */
export function checkOwnership({ document, report }: CheckInput): boolean {
  const reported = new Set<string>();
  for (const start of Object.keys(document.entities)) {
    const chain: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !chain.includes(name)) {
      chain.push(name);
      name = own(document.entities, name)?.within;
    }
    if (name === undefined) continue;
    const cycle = chain.slice(chain.indexOf(name));
    const key = [...cycle].sort().join();
    if (reported.has(key)) continue;
    reported.add(key);
    report.error(
      "model.cyclic-ownership",
      ["entities", name, "within"],
      `Ownership goes in a circle: ${[...cycle, name].join(" within ")}.`,
      "One of them must stand on its own: remove its `within` and use a relationship.",
    );
  }
  return reported.size === 0;
}
