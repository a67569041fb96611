import type { Found, RuntimeRule } from "../lint-rule.ts";

export const passwordInClear: RuntimeRule = {
  name: "password_in_clear",
  title: "Password in the clear over the network",
  level: "warn",
  category: "security",
  reads: "runtime",
  what: "pg_hba.conf has a line with method password, or md5, for other hosts.",
  why: "password sends it readable; md5 is as good as the password for whoever sees the hash, and goes away.",
  remedy: "scram-sha-256; set passwords anew after password_encryption says so.",
  bad: "host all all 0.0.0.0/0 password",
  good: "hostssl all all 0.0.0.0/0 scram-sha-256",
  fine: "Old clients, until they are gone, behind TLS.",
  find: (_, facts) =>
    (facts.access ?? []).flatMap((line): readonly Found[] =>
      (line.method !== "password" && line.method !== "md5") || line.type === "local"
        ? []
        : [
            {
              address: `access:${line.type} ${line.databases.join(",")} ${line.users.join(",")} ${line.address ?? ""}`.trimEnd(),
              message: `pg_hba.conf line ${line.line} asks ${line.users.join(", ")} from ${line.address ?? "anywhere"} by ${line.method}`,
              evidence: { ...line },
            },
          ],
    ),
};
