/** Before 16 `json` and its like were names like any other, and pg_dump wrote parameters so called without quotes; the parser here is newer. */
const UNQUOTED =
  /([(,]\s*(?:(?:in|out|inout|variadic)\s+)?)(json|json_array|json_arrayagg|json_exists|json_object|json_objectagg|json_query|json_scalar|json_serialize|json_table|json_value|merge_action|system_user)(?=\s+[a-z"])/giu;

/** The text with such names in quotes; the same text where there are none. */
export function quoteParameterNames(text: string): string {
  return text.replace(UNQUOTED, (_all, before: string, name: string) => `${before}"${name.toLowerCase()}"`);
}
