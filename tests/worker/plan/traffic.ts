import type pg from "pg";

/** An application that repeats its statements until it is told to stop; a failed statement ends it. */
export type Traffic = { readonly stop: () => Promise<number> };

/** Starts it; `stop` waits for the round under way, throws what failed, and gives the number of statements that ran. */
export function startTraffic(session: pg.Client, name: string, statements: readonly string[]): Traffic {
  let going = statements.length > 0;
  let count = 0;
  const work = (async () => {
    do {
      for (const statement of statements) {
        try {
          await session.query(statement);
        } catch (error) {
          throw new Error(`${name}: ${statement}: ${(error as Error).message}`);
        }
        count++;
      }
    } while (going);
  })();
  work.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await work;
      return count;
    },
  };
}
