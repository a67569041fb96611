/** What the statements of a script have set in their session: looked at after those that may, and set again for one that is tried later. */
import pg from "pg";

/** What a statement found set when its turn came; it is tried again under the same. */
export type Moment = Readonly<Record<(typeof SETTINGS)[number], string>>;
const SETTINGS = ["search_path", "check_function_bodies", "default_tablespace", "default_table_access_method", "role"] as const;

export class SessionSettings {
  readonly #session: pg.Client;
  #moment: Moment = { search_path: "", check_function_bodies: "on", default_tablespace: "", default_table_access_method: "heap", role: "none" };

  constructor(session: pg.Client) {
    this.#session = session;
  }

  /** As last looked at. */
  now(): Moment {
    return this.#moment;
  }

  /** Each file begins as a new session does; unqualified names go to `schema`. */
  async begin(schema: string): Promise<void> {
    const path = schema === "public" ? "public" : `${pg.escapeIdentifier(schema)}, public`;
    await this.#session.query("reset role; reset all");
    await this.#session.query("select pg_catalog.set_config('search_path', $1, false)", [path]);
    await this.look();
  }

  async look(): Promise<void> {
    const { rows } = await this.#session.query<Moment>(`select ${SETTINGS.map((name) => `pg_catalog.current_setting('${name}') as ${name}`).join(", ")}`);
    if (rows[0] !== undefined) this.#moment = rows[0];
  }

  async set(moment: Moment): Promise<void> {
    if (SETTINGS.every((name) => this.#moment[name] === moment[name])) return;
    await this.#session.query("reset role");
    await this.#session.query(
      `select ${SETTINGS.map((name, index) => `pg_catalog.set_config('${name}', $${String(index + 1)}, false)`).join(", ")}`,
      SETTINGS.map((name) => moment[name]),
    );
    this.#moment = moment;
  }
}
