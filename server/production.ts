// Read by PostGraphile when it is first imported: without it, it prints advice for its own developers.
process.env["GRAPHILE_ENV"] ??= "production";
