import type { DesignInput } from "../design-input.ts";
import { schemaAddress } from "../names.ts";
import type { Part } from "../part.ts";

/** Tenants in schemas or databases of their own: the model describes one tenant, and nothing in a row says whose it is. */
export function tenancyApartRule({ model, settings }: DesignInput): Part {
  if (model.tenancy === "row") {
    return {
      decisions: [
        {
          subject: schemaAddress(settings.schema),
          rule: "tenancy.rows-each",
          reason: `Tenants share the tables, their ${model.tenant ?? ""} leads every key and a policy keeps them apart: right for many tenants, most of them small, and for questions across all of them.`,
          cites: ["intent.tenancy"],
          rejected:
            "schema: for up to some hundred tenants that are restored or extended one by one; database: for few large ones, or where law or contract wants them apart",
          cost: "16 bytes a row and index entry; one tenant's restore is a copy of rows, not of a database",
        },
      ],
    };
  }
  if (model.tenancy !== "schema" && model.tenancy !== "database") return {};
  const what = model.tenancy;
  return {
    decisions: [
      {
        subject: schemaAddress(settings.schema),
        rule: `tenancy.${what}-each`,
        reason:
          what === "schema"
            ? "One schema per tenant: this design is one tenant's; arch.tenant(project, name) makes one more, a project with a schema of its own that follows this model; arch.declare_tenants and arch.plan_tenants take all of them along. No row says whose it is, so none can be mixed up."
            : "One database per tenant: this design is one tenant's, and data-architect tenant PROJECT NAME makes one more, installed, governed and approved by itself; the same steps digest goes to each. Nothing is shared, and a tenant can be moved, restored or dropped alone.",
        cites: ["intent.tenancy"],
        rejected:
          what === "schema"
            ? "row: cheaper beyond some hundred tenants, but one forgotten policy leaks; database: stronger, and dearer in connections"
            : "row: one server for all, but one noisy tenant slows them all; schema: catalogs of ten thousands of tables slow every plan",
        cost:
          what === "schema" ? "every table once per tenant: beyond some hundred tenants the catalog gets slow" : "connections, backups and upgrades per tenant",
      },
    ],
  };
}
