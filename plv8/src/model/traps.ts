import type { Scalar } from "yaml";
import { shorten, type Path } from "./path.ts";
import type { Report } from "./report.ts";

/** Warns where an unquoted value probably does not mean what it seems to mean. */
export function warnOfTraps(node: Scalar, path: Path, text: string, report: Report): void {
  if (node.type !== "PLAIN") return;
  const source = node.source ?? "";
  const shown = `\`${shorten(source)}\``;
  if (/^(yes|no|on|off|y|n)$/i.test(source)) {
    report.warn(
      "yaml.trap-boolean",
      path,
      `${shown} is text here; other YAML readers take it for true or false.`,
      `Write true or false, or quote it: "${source}".`,
    );
  } else if (/^[-+]?\d[\d_]*_[\d_]*(\.\d+)?$/.test(source)) {
    report.warn("yaml.trap-number", path, `${shown} is text, not a number.`, `Write ${source.replaceAll("_", "")}.`);
  } else if (/^\d{1,3}([,']\d{3})+$/.test(source)) {
    report.warn("yaml.trap-number", path, `${shown} is text, not a number.`, `Write ${source.replace(/[,']/g, "")}.`);
  } else if (/^[-+]?0\d+$/.test(source)) {
    report.warn("yaml.trap-number", path, `${shown} is read as the number ${String(node.value)}.`, `Write ${String(node.value)}, or quote it: "${source}".`);
  } else if (/^\d{4}-\d\d?-\d\d?([Tt ].*)?$/.test(source) || /^\d{1,2}:\d\d(:\d\d)?$/.test(source)) {
    report.warn("yaml.trap-date", path, `${shown} is text here; other YAML readers take it for a date or time.`, `Quote it: "${source}".`);
  } else if (/^0[xo]/i.test(source) || /^[-+]?\.(inf|nan)$/i.test(source)) {
    report.warn("yaml.trap-number", path, `${shown} is read as the number ${String(node.value)}.`, "Write a plain decimal number.");
  }
  warnOfComment(node, path, text, report);
}

/** `is: Customer #1` ends before the #. A comment that starts with a space after the # is taken for a comment. */
function warnOfComment(node: Scalar, path: Path, text: string, report: Report): void {
  const end = node.range?.[1];
  if (end === undefined || typeof node.value !== "string") return;
  const rest = /^[ \t]+#([^\s#!].{0,40})/.exec(text.slice(end, end + 60));
  if (rest === null) return;
  const source = node.source ?? "";
  report.warn(
    "yaml.trap-comment",
    path,
    `The value ends before #: it is \`${shorten(source)}\`.`,
    `If # belongs to the text, quote it: "${shorten(source, 30)} #${shorten((rest[1] ?? "").trim(), 20)}"; if it is a comment, write a space after #.`,
  );
}
