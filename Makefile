# Everything the project needs is installed by these targets; nothing else has to be there but Rust and Node.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO_FLAGS := --locked

.PHONY: test proof bench app window check setup programs in-browser

# What CI runs: every kind of test, few seeds.
test: setup window check programs in-browser
	cargo test $(CARGO_FLAGS) --workspace

# The long part: many seeds, many kills, and pictures to look at in target/pictures.
proof: setup window check programs in-browser
	cd ui && npm run pictures
	PROPTEST_CASES=20000 SIXTY_KILLS=500 cargo test $(CARGO_FLAGS) --workspace -- --include-ignored

# The promises run the programs as a person does, so they are built first.
programs:
	cargo build $(CARGO_FLAGS) -p sixty -p sixty-app -p sixty-practice -p sixty-tests --bins

# The window in an ordinary browser, with the real core behind it.
in-browser: programs
	cd ui && npm run behaviour

# The desktop program, with the window it shows.
app: setup window
	cargo build $(CARGO_FLAGS) --release -p sixty-app

# The window's pages; without them the desktop program does not compile.
window:
	cd ui && npm ci --no-audit --no-fund && npm run build

# How fast and how small: measured, printed and kept in tests/bench/RESULTS.md; never judged.
bench: setup
	cargo build $(CARGO_FLAGS) --release -p sixty
	cargo bench $(CARGO_FLAGS) -p sixty-tests --bench bench

check:
	cargo fmt --all -- --check
	cargo clippy $(CARGO_FLAGS) --workspace --all-targets -- -D warnings
	cd ui && npm run check && npm test

setup:
	@tests/setup.sh
