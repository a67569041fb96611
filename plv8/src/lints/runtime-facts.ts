import type { Address } from "../types/catalog.ts";

/** What a running server tells of a table; of a partitioned one the sum over its partitions. Counters since `statistics_days`. */
export type TableFacts = {
  readonly rows: number;
  readonly bytes: number;
  /** What the rows would take without dead space, from column statistics; null without them. */
  readonly expected_bytes: number | null;
  readonly live: number;
  readonly dead: number;
  readonly seq_scans: number;
  readonly seq_rows: number;
  readonly index_scans: number;
  readonly inserted: number;
  readonly updated: number;
  readonly hot_updated: number;
  readonly deleted: number;
  /** Days since the last ANALYZE and VACUUM, of whichever kind; null: never. */
  readonly analyzed_days: number | null;
  readonly vacuumed_days: number | null;
  /** Age of the oldest transaction that the table still holds. */
  readonly xid_age: number;
};

export type IndexFacts = { readonly bytes: number; readonly expected_bytes: number | null; readonly scans: number };

/** Read by one read-only query, or made up in a test. */
export type RuntimeFacts = {
  /** ISO 8601, of the server's clock. */
  readonly read_at: string;
  /** Age of the counters; null: nobody knows. */
  readonly statistics_days: number | null;
  readonly standby: boolean;
  /** Standbys that read this server's data: what they use is not counted here. */
  readonly replicas: number;
  readonly database: { readonly name: string; readonly encoding: string; readonly collation_version: string | null; readonly collation_now: string | null };
  /** Collations that something of this database is sorted by, made with another version than the system has now. */
  readonly collations?: readonly { readonly schema: string; readonly name: string; readonly version: string; readonly now: string }[];
  readonly autovacuum_freeze_max_age: number;
  readonly tables: Readonly<Record<Address, TableFacts>>;
  /** By address of the index, or of the constraint whose index it is. */
  readonly indexes: Readonly<Record<Address, IndexFacts>>;
  readonly columns: Readonly<
    Record<Address, { readonly null_share: number; /** As pg_stats says: a count, or, below 0, a share of the rows. */ readonly distinct: number }>
  >;
  /** By address of the sequence, or of the identity column. Null `last`: never used. */
  readonly sequences: Readonly<Record<Address, { readonly last: number | null; readonly max: number; readonly increment: number }>>;
  readonly extensions: readonly { readonly name: string; readonly installed: string; readonly available: string }[];
  readonly superusers: readonly string[];
  /** pg_hba.conf; null where this login may not read it. */
  readonly access:
    | readonly {
        readonly line: number;
        readonly type: string;
        readonly databases: readonly string[];
        readonly users: readonly string[];
        readonly address: string | null;
        readonly method: string;
      }[]
    | null;
};
