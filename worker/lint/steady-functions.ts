/** Functions of Postgres that give one value for the whole statement, in all their forms: a default that calls them is free. */
export const steadyFunctions: ReadonlySet<string> = new Set(
  (
    "abs age array_append array_cat array_fill array_length array_position array_prepend array_remove array_to_string ascii bit_length btrim cardinality ceil ceiling char_length chr " +
    "concat concat_ws convert_from convert_to current_database current_schema current_schemas current_setting date_bin date_part date_trunc daterange decode div encode floor format " +
    "initcap int4range int8range json_array_length json_build_array json_build_object json_object jsonb_array_length jsonb_build_array jsonb_build_object jsonb_object jsonb_set " +
    "justify_days justify_hours justify_interval left length lower lpad ltrim make_date make_interval make_time make_timestamp make_timestamptz md5 mod now numrange octet_length " +
    "overlay point polygon position power quote_ident quote_literal regexp_replace repeat replace reverse right round row_to_json rpad rtrim sha224 sha256 sha384 sha512 sign split_part " +
    "sqrt starts_with statement_timestamp string_to_array strpos substr substring text timestamptz timezone to_char to_date to_hex to_json to_jsonb to_number to_timestamp to_tsquery " +
    "to_tsvector transaction_timestamp translate trunc tsrange tstzrange upper version"
  ).split(" "),
);
