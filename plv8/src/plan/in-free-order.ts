/** From one name to another. */
export type Move<T> = { readonly from: T; readonly to: T };

/** Renames, each when its name is free; in a circle one waits under a name of its own. */
export function inFreeOrder<T>(moves: readonly Move<T>[], nameOf: (object: T) => string, aside: (object: T) => T): readonly Move<T>[] {
  const open = [...moves];
  const done: Move<T>[] = [];
  while (open.length > 0) {
    const taken = new Set(open.map((move) => nameOf(move.from)));
    const ready = open.findIndex((move) => !taken.has(nameOf(move.to)));
    const [next] = open.splice(Math.max(ready, 0), 1);
    if (next === undefined) break;
    if (ready >= 0) done.push(next);
    else {
      const waiting = aside(next.from);
      done.push({ from: next.from, to: waiting });
      open.push({ from: waiting, to: next.to });
    }
  }
  return done;
}
