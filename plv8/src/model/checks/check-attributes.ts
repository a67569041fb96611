import { currencyDigits } from "../vocabulary.ts";
import type { Attribute } from "../schema-attribute.ts";
import type { Path } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** What an attribute says about itself fits together: limits, defaults, uniqueness, values. */
export function checkAttributes({ model, report }: CheckInput): void {
  for (const thing of model.things) {
    for (const [name, attribute] of Object.entries(thing.attributes)) {
      const path: Path = [...thing.path, "attributes", name];
      checkLimits(attribute, path);
      checkDefault(attribute, path);
      if (attribute.type === "json" && !attribute.variable) {
        report.warn(
          "model.json-not-variable",
          path,
          `${name} is json, but does not say that its keys vary.`,
          "Write variable: true, or declare its parts as attributes: they get types, checks and indexes.",
          "key",
        );
      }
      if (attribute.type === "text" && attribute.pattern !== undefined && !balanced(attribute.pattern)) {
        report.error(
          "model.bad-pattern",
          [...path, "pattern"],
          "The pattern has a bracket without its partner.",
          "Close it, or write a backslash before it where the sign itself is meant.",
        );
      }
      if (attribute.type === "choice" && new Set(attribute.values).size !== attribute.values.length) {
        report.error("model.duplicate-value", [...path, "values"], "A value stands twice.", "Remove one of the two.");
      }
    }
  }

  function checkLimits(attribute: Attribute, path: Path): void {
    if (!("min" in attribute || "max" in attribute)) return;
    const { min, max } = attribute;
    if (min !== undefined && max !== undefined && compareDecimals(min, max) > 0) {
      report.error("model.contradiction", [...path, "min"], `min ${min} is greater than max ${max}: no value would be allowed.`, "Swap them, or remove one.");
    }
    for (const part of ["min", "max", "default"] as const) {
      const value = attribute[part];
      if (value === undefined) continue;
      if (typeof value === "number" && !/^-?\d+(\.\d+)?$/.test(String(value))) {
        report.error("model.bad-number", [...path, part], `${value} has too many digits for a plain number.`, 'Write it as text with all its digits: "12.50".');
        continue;
      }
      const scale = attribute.type === "money" ? currencyDigits(attribute.currency) : attribute.type === "decimal" ? attribute.scale : 0;
      if ((String(value).split(".")[1] ?? "").length > scale) {
        report.error(
          "model.bad-number",
          [...path, part],
          `${value} has more than ${scale} digits after the point.`,
          `Write at most ${scale} digits after the point.`,
        );
      }
      if (attribute.type === "integer" && attribute.size === "normal" && Math.abs(Number(value)) > 2147483647) {
        report.error("model.bad-number", [...path, part], `${value} does not fit a normal integer.`, "Write size: big, or a smaller number.");
      }
    }
    const value = attribute.default;
    if (value === undefined) return;
    if ((min !== undefined && compareDecimals(value, min) < 0) || (max !== undefined && compareDecimals(value, max) > 0)) {
      report.error("model.contradiction", [...path, "default"], `The default ${value} is outside min and max.`, "Choose a default that the limits allow.");
    }
  }

  function checkDefault(attribute: Attribute, path: Path): void {
    if (attribute.type === "decimal" && attribute.scale > attribute.digits) {
      report.error(
        "model.contradiction",
        [...path, "scale"],
        `scale ${attribute.scale} is greater than digits ${attribute.digits}.`,
        "Write at most as many digits after the point as in all.",
      );
    }
    if (attribute.type === "choice" && attribute.default !== undefined && !attribute.values.includes(attribute.default)) {
      report.error(
        "model.contradiction",
        [...path, "default"],
        `The default \`${attribute.default}\` is none of the values.`,
        `Write one of: ${attribute.values.slice(0, 20).join(", ")}.`,
      );
    }
    if (attribute.type === "text" && attribute.default !== undefined && attribute.length !== undefined && attribute.default.length > attribute.length) {
      report.error("model.contradiction", [...path, "default"], "The default is longer than length allows.", "Shorten it, or raise length.");
    }
    if ("unique" in attribute && attribute.unique !== undefined && "default" in attribute && attribute.default !== undefined) {
      report.error(
        "model.contradiction",
        [...path, "default"],
        "A unique attribute with a default: the second row without a value would be refused.",
        "Remove `default` or `unique`.",
      );
    }
  }
}

/** True when round, square and curly brackets of a pattern pair up and it does not end in a backslash; what more is wrong, Postgres says. */
function balanced(pattern: string): boolean {
  const open: string[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] ?? "";
    if (sign === "\\") {
      at += 1;
      if (at >= pattern.length) return false;
    } else if (open.at(-1) === "[") {
      const named = /^\[([:.=]).*?\1\]/.exec(pattern.slice(at));
      if (named !== null) at += named[0].length - 1;
      else if (sign === "]") open.pop();
    } else if ("([{".includes(sign)) open.push(sign);
    else if (")]}".includes(sign) && open.pop() !== { ")": "(", "]": "[", "}": "{" }[sign]) return false;
  }
  return open.length === 0 && !/^[*+?{]/.test(pattern);
}

/** Compares two decimal numbers exactly: below 0 when the left one is smaller. */
function compareDecimals(left: number | string, right: number | string): number {
  const scale = Math.max(fraction(left).length, fraction(right).length);
  const difference = scaled(left, scale) - scaled(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function fraction(value: number | string): string {
  return String(value).split(".")[1] ?? "";
}

function scaled(value: number | string, scale: number): bigint {
  const text = String(value);
  const plain = /^-?\d+(\.\d+)?$/.test(text) ? text : "0";
  return BigInt((plain.split(".")[0] ?? "0") + fraction(plain).padEnd(scale, "0"));
}
