import type { CheckInput } from "./check.ts";

/** To-one keys can do what they say. */
export function checkKeys({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    for (const key of thing.keys) {
      const target = things.get(key.to);
      if (target === undefined) continue;
      if (thing.kind === "link") continue;
      if (key.on_delete === "set_null" && key.required) {
        report.error(
          "model.contradiction",
          [...key.path, "on_delete"],
          `${thing.name}.${key.role} is required and can't be set to null.`,
          "Write required: false, or on_delete: restrict or cascade.",
        );
      }
      if (key.required && key.to === thing.name) {
        report.error(
          "model.contradiction",
          key.path,
          `Every ${thing.name} needs another ${thing.name} first: none could ever be the first.`,
          "Write required: false.",
        );
      }
      if (key.to === thing.within && key.role === key.to) {
        report.error(
          "model.contradiction",
          key.path,
          `${thing.name} is within ${key.to} already: that is its key.`,
          "Remove the relationship, or give it a role of its own.",
        );
      }
      if (target.entity?.soft_delete === true && key.on_delete === "cascade") {
        report.warn(
          "model.soft-delete-cascade",
          [...key.path, "on_delete"],
          `${key.to} rows are marked as deleted, not removed: on_delete: cascade will hardly ever act.`,
          "Write on_delete: restrict.",
        );
      }
    }
    const between = thing.kind === "link" ? thing.keys : [];
    if (between.length === 2 && between[0]!.role === between[1]!.role) {
      report.error(
        "model.link-to-itself",
        thing.path,
        `${thing.name} links ${between[0]!.to} with itself: the two sides need names.`,
        "Write roles: [ …, … ]: what each side is in the pair.",
      );
    }
  }
}
