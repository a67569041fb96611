import type { Scene } from "../render/alter/alteration.ts";
import { childrenDiffer } from "./children-differ.ts";
import { childrenOf, tableAddress, type PlanContext } from "./plan-context.ts";

const scenes = new WeakMap<PlanContext, Scene>();

/** What statements depend on besides their objects. */
export function sceneOf(context: PlanContext): Scene {
  let scene = scenes.get(context);
  if (scene === undefined) {
    scene = {
      major: context.settings.major,
      isPartitioned: (schema, table) => {
        const found = context.after.get(tableAddress(schema, table));
        return found?.kind === "table" && found.partition_key !== null;
      },
      isTyped: (type) => [...context.base.values()].some((object) => object.kind === "table" && object.of_type === type),
      hasChecks: (schema, name) =>
        [context.base, context.after].some((catalog) =>
          childrenOf(catalog, { schema, name }).some((child) => child.kind === "constraint" && child.type === "check"),
        ),
      using: () => null,
      childrenDiffer: (column, property) => childrenDiffer(context, column, property),
    };
    scenes.set(context, scene);
  }
  return scene;
}
