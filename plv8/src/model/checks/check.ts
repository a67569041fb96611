import type { Report } from "../report.ts";
import type { ResolvedModel, Thing } from "../resolved.ts";
import type { ModelDocument } from "../schema-document.ts";

/** What a check reads. Each check looks at one concern, reports all it finds, and changes nothing. */
export type CheckInput = {
  readonly document: ModelDocument;
  readonly model: ResolvedModel;
  readonly things: ReadonlyMap<string, Thing>;
  readonly report: Report;
};
