import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { tableAddress } from "../names.ts";
import { column, type Part } from "../part.ts";

/** created_by and updated_by on every table: the login; the trigger that keeps updated_at keeps both. */
export function authorsRule(thing: Thing, { model, settings }: DesignInput): Part {
  if (!model.authors) return {};
  const login = { type: "text", not_null: true, default: "SESSION_USER", role: "system" } as const;
  return {
    columns: [
      column({ name: "created_by", id: "$created_by", comment: "The login that made the row.", ...login }),
      column({ name: "updated_by", id: "$updated_by", comment: "The login that last changed the row.", ...login }),
    ],
    decisions: [
      {
        subject: tableAddress(settings.schema, thing.table),
        rule: "conventions.authors",
        reason: "Every row tells which login made it and which changed it last.",
        cites: ["conventions.authors"],
        rejected: "names set by the application: whoever writes by hand forgets them; the current role: inside a function it is the function's owner",
        cost: "about 20 bytes a row",
      },
    ],
  };
}
