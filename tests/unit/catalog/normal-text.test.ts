import { expect, it } from "vitest";
import { normalText } from "../../../plv8/src/catalog/normal-text.ts";

it.each([
  [
    "CHECK (((a)::text = ANY ((ARRAY['x'::character varying, 'y''z, ['::character varying])::text[])))",
    "CHECK (((a)::text = ANY (ARRAY[('x'::character varying)::text, ('y''z, ['::character varying)::text])))",
  ],
  [
    "((a)::text = ANY ((ARRAY['x'::character varying, b])::text[])) OR (c = ANY ((ARRAY[1, f(2, 3)])::numeric(5,2)[]))",
    "((a)::text = ANY (ARRAY[('x'::character varying)::text, (b)::text])) OR (c = ANY (ARRAY[(1)::numeric(5,2), (f(2, 3))::numeric(5,2)]))",
  ],
  ["d = ANY (ARRAY['q'::text])", "d = ANY (ARRAY['q'::text])"],
  ["x = ANY ((ARRAY['(ARRAY['::text])::text[])", "x = ANY (ARRAY[('(ARRAY['::text)::text])"],
  ["f((ARRAY[1, 2]))", "f((ARRAY[1, 2]))"],
  ["FROM (a\n     LEFT JOIN b ON TRUE);", "FROM (a\n     LEFT JOIN b ON (true));"],
  ["((a > (- 4)) AND (b < (- 4.30)))", "((a > '-4'::integer) AND (b < '-4.30'::numeric))"],
  ["((- a) + (- '4'::bigint))", "((- a) + (- '4'::bigint))"],
  ["(ARRAY['open", "(ARRAY['open"],
])("%s", (written, normal) => {
  expect(normalText(written)).toBe(normal);
  expect(normalText(normal)).toBe(normal);
});
