import { performance } from "node:perf_hooks";
import { Client } from "pg";

/** One statement of an application: sent as a named prepared statement, as drivers do. */
export type Call = { readonly name: string; readonly text: string; readonly values: readonly unknown[] };

/** What one client of an application version does; called for the next statement(s) of one transaction. */
export type Workload = {
  readonly name: string;
  readonly setUp: (client: Client) => Promise<void>;
  readonly next: (turn: number, client: Client) => readonly Call[];
};

export type LoadReport = { readonly statements: number; readonly failed: number; readonly maxStallMs: number; readonly failures: readonly string[] };

export type Load = { readonly stop: () => Promise<LoadReport>; readonly report: () => LoadReport };

/**
 * Runs `clients` connections of a workload, each starting a transaction every `everyMs` milliseconds by the clock, whether or not the
 * former ones were quick: a stall shows as the lateness of those that had to wait (open loop), not as fewer statements.
 * @returns a handle; `stop` lets running transactions end and reports statements, failures and the longest stall in milliseconds.
 */
export async function startLoad(url: string, workload: Workload, clients: number, everyMs: number): Promise<Load> {
  const state = { statements: 0, failed: 0, maxStallMs: 0, failures: [] as string[], stopping: false };
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ connectionString: url, application_name: `app ${workload.name}` });
      client.on("error", (error) => fail(error));
      await client.connect();
      await workload.setUp(client);
      return client;
    }),
  );
  const fail = (error: Error): void => {
    state.failed += 1;
    if (state.failures.length < 10) state.failures.push(`${workload.name}: ${error.message}`);
  };

  const live = async (client: Client, first: number): Promise<void> => {
    let due = performance.now() + (first * everyMs) / clients;
    for (let turn = first; !state.stopping; turn += clients) {
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      await transact(client, workload.next(turn, client));
      state.maxStallMs = Math.max(state.maxStallMs, performance.now() - due);
      due += everyMs;
    }
  };
  const transact = async (client: Client, calls: readonly Call[]): Promise<void> => {
    try {
      await client.query("begin");
      for (const call of calls) {
        state.statements += 1;
        await client.query({ name: call.name, text: call.text, values: [...call.values] });
      }
      await client.query("commit");
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
      await client.query("rollback").catch(() => undefined);
    }
  };

  const running = connections.map((client, index) => live(client, index));
  const report = (): LoadReport => ({ statements: state.statements, failed: state.failed, maxStallMs: state.maxStallMs, failures: [...state.failures] });
  return {
    report,
    stop: async () => {
      state.stopping = true;
      await Promise.all(running);
      await Promise.all(connections.map((client) => client.end()));
      return report();
    },
  };
}
