import type { RuntimeFacts } from "./runtime-facts.ts";

/** Counters younger than this say little of what is used. */
export const ENOUGH_DAYS = 14;

/** `in the last 43 days`, for messages about counters. */
export function countersAge(facts: RuntimeFacts): string {
  return facts.statistics_days === null ? "since nobody knows when" : `in the last ${age(facts.statistics_days)}`;
}

export function age(days: number): string {
  return days < 2 ? `${Math.round(days * 24)} hours` : `${Math.round(days)} days`;
}

/** `2,013,442`. */
export function sayNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/gu, ",");
}
