import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const sensitiveColumnReadable: StaticRule = {
  name: "sensitive_column_readable",
  title: "Secret or personal column that many may read",
  level: "warn",
  category: "security",
  reads: "static",
  what: "A column named as a secret, a number of a person or of a card may be read by PUBLIC or by several roles beside the owner, and no row security holds them back.",
  why: "What leaks from here can't be taken back, and laws ask who could read it.",
  remedy: "Grant the other columns one by one, switch row security on, or keep it in a table apart.",
  bad: "create table users (id int primary key, password_hash text); grant select on users to pg_monitor, pg_read_all_stats",
  good: "create table users (id int primary key, password_hash text); grant select (id) on users to pg_monitor",
  fine: "All of them need it. One role is taken for the application that does, and is not reported.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      if (table.row_security) return [];
      const readers = table.grants
        .filter((grant) => grant.grantee !== table.owner && grant.privileges.some((privilege) => privilege.startsWith("SELECT")))
        .map((grant) => grant.grantee);
      const columns = schema
        .columnsOf(table.address)
        .filter((column) => SENSITIVE.test(column.name))
        .map((column) => column.name);
      return (readers.length < 2 && !readers.includes("public")) || columns.length === 0
        ? []
        : [
            {
              address: table.address,
              message: `${readers.join(", ")} may read ${columns.join(", ")} of ${named(table)}`,
              evidence: { columns, readers },
              confidence: "likely",
            },
          ];
    }),
};

const SENSITIVE =
  /(^|_)(passwo?r?d|passwd|pwd|password_?hash|secret|api_?key|access_?token|refresh_?token|private_?key|ssn|social_security(_number)?|passport(_number)?|tax_id|credit_?card(_number)?|card_number|cvv|cvc|iban|pin_?code|otp|mfa_secret|totp_secret|medical_record(_number)?)$/u;
