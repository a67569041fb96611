import { byteLength } from "../catalog/byte-length.ts";
import { sha256 } from "../catalog/sha256.ts";

/** Name of an object that stands only while a plan is under way: sorts last, at most 63 bytes, the same for the same parts. */
export function transitionName(...parts: readonly string[]): string {
  return fittingName("zz_arch", ...parts);
}

/** The parts as one name of at most 63 bytes; where they are longer, cut and told apart by a digest of the whole. */
export function fittingName(...parts: readonly string[]): string {
  const full = parts.join("_");
  if (byteLength(full) <= 63) return full;
  const digest = sha256(full).slice(0, 10);
  let head = full;
  while (byteLength(head) > 52) head = [...head].slice(0, -1).join("");
  return `${head}_${digest}`;
}
