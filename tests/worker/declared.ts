/** Model versions in SQL, as people ask for them, and what became of the request. */
import { waitFor } from "../helpers/wait-for.ts";
import type { Governed } from "./governed.ts";

export type Request = {
  readonly id: string;
  readonly state: string;
  readonly version: string | null;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
};
type Issue = {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
  readonly statement: string | null;
};

export const ended = async (shop: Governed, request: string | undefined): Promise<Request> =>
  waitFor(
    "the request to end",
    async () =>
      (
        await shop.as<Request>(
          null,
          "select id, state, result ->> 'version' as version, issues, warnings from arch.requests where id = $1 and state <> 'compiling'",
          [request],
        )
      )[0] ?? null,
    60_000,
  );

export const declare = async (shop: Governed, sql: string): Promise<Request> =>
  ended(shop, (await shop.as<{ request: string }>("ada", "select request from arch.declare_sql('shop', $1)", [sql]))[0]?.request);

export const planned = async (shop: Governed): Promise<string> => (await shop.as<{ plan: string }>("ada", "select plan from arch.plan('shop')"))[0]?.plan ?? "";

/** A first version. */
export const first = `
create table customers (id bigint generated always as identity primary key, name text not null);
create view names as select name from customers;
grant select on customers, names to shop_app;`;
