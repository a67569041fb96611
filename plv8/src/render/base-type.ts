import type { Address, CatalogObject, DefinedObject } from "../types/catalog.ts";
import { qualifiedName } from "./names.ts";

/** A name that a type will have; functions can speak of it. */
export function createShell(type: DefinedObject): string {
  return `create type ${qualifiedName(type.schema ?? "", type.name)}`;
}

export function isShell(type: DefinedObject): boolean {
  return type.definition?.endsWith(")") !== true;
}

/** Is the function one that the type reads and writes its values with: each of the two needs the other. */
export function isItsFunction(type: CatalogObject | undefined, routine: CatalogObject): boolean {
  return type?.kind === "base_type" && routine.kind === "function" && type.depends_on.includes(routine.address) && routine.depends_on.includes(type.address);
}

/** They come and go with it. */
export function itsFunctions(type: DefinedObject, catalog: ReadonlyMap<Address, CatalogObject>): readonly CatalogObject[] {
  return type.depends_on.flatMap((need) => {
    const routine = catalog.get(need);
    return routine !== undefined && isItsFunction(type, routine) ? [routine] : [];
  });
}

/** Does the function come and go with a type of these? */
export function goesWithType(routine: CatalogObject, objects: ReadonlyMap<Address, CatalogObject>): boolean {
  return routine.kind === "function" && routine.depends_on.some((need) => isItsFunction(objects.get(need), routine));
}
