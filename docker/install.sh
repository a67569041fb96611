#!/bin/sh
# Unpacks the program and installs or upgrades the governance schema. The logins' generated passwords are kept in /data (0600).
set -eu
cd /app
[ -e package.json ] || echo '{ "private": true }' > package.json
npm install --no-audit --no-fund --loglevel=error --omit=optional /package/data-architect.tgz

if [ -e /data/passwords.json ]; then
  npx --no-install data-architect install
else
  npx --no-install data-architect install --passwords-file /data/passwords.json
fi
