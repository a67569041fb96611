import { Client } from "pg";
import { startServer } from "../../server/start-server.ts";
import type { Owner, TestDatabase } from "../helpers/database.ts";
import { ourLogin, personLogin } from "../helpers/installed.ts";
import type { PersonName } from "../helpers/installed.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";

export type Answer = { readonly status: number; readonly data: Readonly<Record<string, unknown>> | null; readonly errors: readonly ApiError[] };
export type ApiError = { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> };

export type Api = {
  readonly url: string;
  readonly tokenOf: (person: PersonName) => Promise<string>;
  /** One GraphQL request with a token; `headers` are added. */
  readonly ask: (token: string | null, query: string, variables?: object, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Data of a request of a person that must have no errors. */
  readonly as: <T>(person: PersonName, query: string, variables?: object) => Promise<T>;
};

/** The real server on a database, as login arch_server; it stops with its owner. */
export async function startApi(owner: Owner, database: Pick<TestDatabase, "urlOf">, major: Major): Promise<Api> {
  const databaseUrl = database.urlOf(await ourLogin("arch_server", major));
  const server = await startServer({ databaseUrl, host: "127.0.0.1", port: 0, publicUrl: null });
  if ("onTestFinished" in owner) owner.onTestFinished(server.stop);
  else owner(server.stop);
  const tokens = new Map<PersonName, string>();
  const tokenOf = async (person: PersonName): Promise<string> => {
    const known = tokens.get(person);
    if (known !== undefined) return known;
    const made = await issueToken(database.urlOf(personLogin(person)));
    tokens.set(person, made);
    return made;
  };
  const ask: Api["ask"] = async (token, query, variables = {}, headers = {}) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: Record<string, unknown>; errors?: ApiError[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  const as = async <T>(person: PersonName, query: string, variables: object = {}): Promise<T> => {
    const answer = await ask(await tokenOf(person), query, variables);
    if (answer.errors.length > 0 || answer.data === null) throw new Error(`${query}\n${JSON.stringify(answer.errors, null, 2)}`);
    return answer.data as T;
  };
  return { url: server.url, tokenOf, ask, as };
}

async function issueToken(url: string): Promise<string> {
  const session = new Client({ connectionString: url });
  await session.connect();
  try {
    const { rows } = await session.query<{ token: string }>("select token from arch.issue_token('test')");
    return rows[0]?.token ?? "";
  } finally {
    await session.end();
  }
}
