/** What a proof is given; border of the worker, checked by zod. */
import { z } from "zod";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import type { Step } from "../../plv8/src/types/plan.ts";

const object = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null);

const ProofInputRow = z.object({
  plan: z.string(),
  project: z.string(),
  owner: z.string(),
  application_roles: z.array(z.string()).default([]),
  schemas: z.array(z.string()),
  base_catalog: object<Catalog>(),
  /** Null before the first version. */
  applied: object<Design>().nullish(),
  declared: object<Design>(),
  changes: z.array(object<Change>()).default([]),
  model_digest: z.string().default(""),
  steps: z.array(z.string()),
});

export type ProofInput = Omit<z.infer<typeof ProofInputRow>, "steps"> & { readonly steps: readonly Step[]; readonly bodies: readonly string[] };

export const readProofInput = (value: unknown): ProofInput => {
  const row = ProofInputRow.parse(value);
  return { ...row, base_catalog: inSchemas(row.base_catalog, row.schemas), steps: row.steps.map((body) => JSON.parse(body) as Step), bodies: row.steps };
};

/** What elsewhere needs the project's objects was for the compiler to refuse; scratch has no tables of others to hang it on. */
const inSchemas = (catalog: Catalog, schemas: readonly string[]): Catalog => ({
  ...catalog,
  objects: catalog.objects.filter((object) => {
    const schema = object.kind === "schema" ? object.name : object.schema;
    return schema !== null && schemas.includes(schema);
  }),
});
