#!/bin/sh
# Runs the worker or the server with the logins that the installation made. Argument: worker or server.
set -eu
url() {
  node -e 'const [login] = process.argv.slice(1); const { [login]: word } = JSON.parse(require("node:fs").readFileSync("/data/passwords.json", "utf8")); console.log(`postgres://${login}:${encodeURIComponent(word)}@${process.env.PGHOST}:5432/${process.env.PGDATABASE}`)' "$1"
}
program=/app/node_modules/data-architect
case "$1" in
  worker)
    DATABASE_URL=$(url arch_worker) EXECUTOR_URL=$(url arch_executor)
    export DATABASE_URL EXECUTOR_URL
    exec node "$program/worker/main.js"
    ;;
  server)
    DATABASE_URL=$(url arch_server)
    export DATABASE_URL
    exec node "$program/server/main.js"
    ;;
  *)
    echo "run.sh: worker or server, not $1" >&2
    exit 2
    ;;
esac
