import type { Found, RuntimeRule } from "../lint-rule.ts";

export const trustAuthentication: RuntimeRule = {
  name: "trust_authentication",
  title: "Login without a password over the network",
  level: "error",
  category: "security",
  reads: "runtime",
  what: "pg_hba.conf has a line with method trust for other hosts, or for everybody on this one.",
  why: "Whoever reaches the port is whoever they say, superuser included.",
  remedy: "scram-sha-256, or certificates; then reload.",
  bad: "host all all 0.0.0.0/0 trust",
  good: "hostssl all all 0.0.0.0/0 scram-sha-256",
  fine: "A throwaway server that listens to nobody.",
  find: (_, facts) =>
    (facts.access ?? []).flatMap((line): readonly Found[] =>
      line.method !== "trust" || line.type === "local"
        ? []
        : [
            {
              address: `access:${line.type} ${line.databases.join(",")} ${line.users.join(",")} ${line.address ?? ""}`.trimEnd(),
              message: `pg_hba.conf line ${line.line} lets ${line.users.join(", ")} in from ${line.address ?? "anywhere"} without a password`,
              evidence: { ...line },
            },
          ],
    ),
};
