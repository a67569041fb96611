import type { Design, DesignSettings } from "../types/design.ts";
import type { ResolvedModel, Thing } from "../model/resolved.ts";

/** What every rule reads. */
export type DesignInput = {
  readonly model: ResolvedModel;
  readonly things: ReadonlyMap<string, Thing>;
  readonly settings: DesignSettings;
  /** The last version's design, or null. */
  readonly former: Design | null;
};
