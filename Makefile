# Everything that one does with this project. `make` alone lists it.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# Where cargo puts what it installs, and so the tools that are installed for this project.
export PATH := $(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
# The tools in the versions that are asked for are there: nothing is to be looked up.
export TRUNK_SKIP_VERSION_CHECK := true
# The wasm tests run in a browser, by the runner of wasm-bindgen's own version.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER := wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_WEBDRIVER_JSON := $(CURDIR)/tests/webdriver.json
ifdef CI
export CARGO_INCREMENTAL := 0
endif

WASM := --target wasm32-unknown-unknown
PAGE := --bin page --no-default-features --features ui
WORKER := --bin worker --no-default-features --features worker
UNPACK := --bin unpack --no-default-features --features unpack
MANY := --bin many --no-default-features --features many
PDF := --bin pdf --no-default-features --features pdf
EXPORT := --bin export --no-default-features --features export
END_TO_END := tests/end_to_end
PORT ?= 8080
COUNT ?= 5000
SECONDS_EACH ?= 60
REPORTS ?= 1000

.PHONY: help dist serve test soak fuzz scores bench bench-country bench-page bench-peers queries spark bytes tools clean
.PHONY: generated format lint test-native test-wasm test-page

help: ## list what can be made
	@awk -F ' *## *' '/^[a-z-]+:.*##/ { split($$1, name, ":"); printf "make %-12s %s\n", name[1], $$2 }' $(MAKEFILE_LIST)

dist: ## build the folder to host
	@.ci/tools wasm-target wasm-bindgen trunk
	cargo fetch --locked --quiet
	trunk build --release --locked --offline true

serve: dist ## build the page and serve it on this machine (PORT=8080)
	@.ci/serve dist $(PORT)

test: format lint test-native test-wasm test-page ## the gate: format, clippy, native, wasm and end-to-end tests

format: # is the code formatted?
	@.ci/tools rust
	cargo fmt --check

lint: # clippy, warnings denied, for each of the programs
	@.ci/tools rust wasm-target
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked $(WASM) $(PAGE) -- -D warnings
	cargo clippy --locked $(WASM) $(WORKER) -- -D warnings
	cargo clippy --locked $(WASM) $(UNPACK) -- -D warnings
	cargo clippy --locked $(WASM) $(MANY) -- -D warnings
	cargo clippy --locked $(WASM) $(PDF) -- -D warnings
	cargo clippy --locked $(WASM) $(EXPORT) -- -D warnings

test-native: ## the core and the command line only
	cargo test --locked

test-wasm: ## the core in a browser's worker
	@.ci/tools wasm-target wasm-bindgen browser driver
	cargo test --locked $(WASM) --no-default-features --features worker --test wasm

test-page: dist $(END_TO_END)/node_modules ## the built page in a browser
	@.ci/tools node browser
	node --test --test-reporter spec $(END_TO_END)/*.test.mjs

$(END_TO_END)/node_modules: $(END_TO_END)/package-lock.json
	@.ci/tools node
	npm ci --prefix $(END_TO_END) --no-fund --no-audit
	@touch $@

soak: dist $(END_TO_END)/node_modules ## long work: generated inputs, mutations, documents beside LibreOffice, PDF beside pdf.js, fuzzing
	-@.ci/tools office
	BAOGAO_SOAK=1 cargo test --locked --release --test suite -- --nocapture contract hostile office
	@.ci/tools node browser
	-npm install --prefix $(END_TO_END) --no-save --no-fund --no-audit pdfjs-dist
	node $(END_TO_END)/pdfjs.mjs
	$(MAKE) fuzz

fuzz: ## every fuzz target for a while (SECONDS_EACH=60); what they find stays in fuzz/artifacts
	@if .ci/tools fuzz; then .ci/fuzz $(SECONDS_EACH); else echo "SKIPPED: fuzzing, as what it takes could not be had"; fi

scores: ## what is right of the answers worked out by hand, and how far a word swapped changes readings
	@.ci/tools rust
	cargo build --locked --release --bin baogao
	@PYTHONDONTWRITEBYTECODE=1 python3 tests/scores/scores.py $${CARGO_TARGET_DIR:-target}/release/baogao

bench: target/bench/worker.js ## how fast the core is: natively, beside a dictionary, long texts, and as the worker
	cargo bench --locked --bench throughput

# The worker's program as the page has it, for node.
target/bench/worker.js: $(shell find src -name page -prune -o -name bin -prune -o -type f -print) Cargo.toml Cargo.lock build.rs
	@.ci/tools wasm-target wasm-bindgen node
	cargo build --locked $(WASM) $(WORKER) --profile worker
	wasm-bindgen --target web --no-typescript --out-dir target/bench target/wasm32-unknown-unknown/worker/worker.wasm
	@touch $@

bench-country: ## a folder of 5,000 generated reports: rate, memory, stopped and resumed (COUNT=5000)
	@.ci/tools rust
	cargo build --locked --release --bin baogao --example generator
	@python3 benches/country.py $${CARGO_TARGET_DIR:-target}/release/baogao $${CARGO_TARGET_DIR:-target}/release/examples/generator $(COUNT)

# What the Python programs of tests/outside need, in a place of their own.
target/python/%: tests/outside/requirements-%.txt
	@.ci/tools python
	python3 -m venv target/python-$*
	target/python-$*/bin/pip install --quiet --requirement $<
	@mkdir -p $(@D) && touch $@

generated: # a folder of 600 generated reports
	@.ci/tools rust
	cargo build --locked --release --features parquet --bin baogao --example generator
	$${CARGO_TARGET_DIR:-target}/release/examples/generator target/generated 600

target/peers/node_modules: Makefile
	@.ci/tools node python
	mkdir -p target/peers
	npm install --prefix target/peers --no-fund --no-audit --silent @microsoft/recognizers-text-number @microsoft/recognizers-text-number-with-unit
	python3 -m venv target/python-peers
	target/python-peers/bin/pip install --quiet cn2an
	@touch $@

bench-peers: target/peers/node_modules generated ## beside Recognizers-Text and cn2an, on the same text
	target/python-peers/bin/python benches/peers.py $${CARGO_TARGET_DIR:-target}/release/baogao $$(ls target/generated/000/*.txt | head -n 1)

queries: target/python/queries generated ## a researcher's questions to the tables in Parquet, answered by DuckDB and pandas
	target/python-queries/bin/python tests/outside/queries.py $${CARGO_TARGET_DIR:-target}/release/baogao target/generated/000

spark: target/python/spark generated ## the same reports read by Spark's pipe
	@.ci/tools java
	target/python-spark/bin/python tests/outside/spark.py $${CARGO_TARGET_DIR:-target}/release/baogao target/generated/000

bench-page: dist $(END_TO_END)/node_modules ## the page with 1,000 generated reports: longest tasks, search, memory (REPORTS=1000)
	@.ci/tools rust node browser
	cargo run --locked --release --example generator -- target/bench/reports $(REPORTS)
	@node benches/page.mjs dist target/bench/reports

bytes: dist ## what the page's programs weigh, compressed as a host sends them
	@node benches/bytes.mjs dist

screenshots: dist $(END_TO_END)/node_modules ## pictures of every room into target/screenshots, the README's among them
	@.ci/tools node browser
	node $(END_TO_END)/screenshots.mjs readme
	node $(END_TO_END)/screenshots.mjs

tools: ## install what is missing of everything used here
	@.ci/tools

clean: ## remove everything built
	rm -rf target dist $(END_TO_END)/node_modules
