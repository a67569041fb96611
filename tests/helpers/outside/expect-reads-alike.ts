import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { ScratchDatabase } from "../../../worker/scratch/scratch-database.ts";
import { LOADER, readDesired } from "../../../worker/sql-input/read-desired.ts";
import { differenceText, differingObjects } from "../differing-objects.ts";
import { Broken } from "../laws/broken.ts";

export type Scratch = <T>(work: (db: ScratchDatabase) => Promise<T>) => Promise<T>;

/** SQL as desired state is what Postgres makes of it; throws `Broken`. Returns why it is refused, where it is. */
export async function expectReadsAlike(scratch: Scratch, text: string, wanted: Catalog): Promise<readonly string[]> {
  const read = await scratch((db) => readDesired(db, [{ name: "side.sql", text }], { schema: "public", order: "any" }));
  if (!read.ok) return read.issues.filter((issue) => issue.severity !== "warning").map((issue) => `${issue.code} ${issue.message}`);
  const differing = differingObjects(ownedAlike(read.value.catalog), ownedAlike(wanted)).filter(({ address }) => address !== "schema:public");
  if (differing.length > 0) throw new Broken(`the text is read as something else:\n${differenceText(differing)}`);
  return [];
}

/** What nobody is named for belongs to whoever ran it, whose rights on it are then another's. */
function ownedAlike(catalog: Catalog): Catalog {
  const named = JSON.parse(JSON.stringify(catalog).replaceAll(LOADER, "postgres")) as Catalog;
  return {
    ...named,
    objects: named.objects.flatMap((object) =>
      object.kind === "subscription" || object.extension !== null
        ? []
        : [{ ...object, grants: object.grants.filter((grant) => grant.grantee !== object.owner) }],
    ),
  };
}
