# Everything the project needs is installed by these targets, on a fresh Debian or Ubuntu too.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO_FLAGS := --locked
# What setup brings along where the system has none.
export PATH := $(CURDIR)/target/tools/node/bin:$(PATH):$(HOME)/.cargo/bin

.PHONY: run test proof bench app window check setup programs in-browser

# The program, opened; where there is no display, what it does is walked through and photographed.
run: setup window
ifneq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	cargo run $(CARGO_FLAGS) -p sixty-app
else
	@echo 'There is no display here, so the main job runs in practice mode on a virtual desktop.'
	cargo build $(CARGO_FLAGS) -p sixty-app -p sixty
	cargo run $(CARGO_FLAGS) -p sixty-tests --bin tour -- target/pictures/run
endif

# What CI runs: every kind of test, few seeds.
test: setup window check programs in-browser
	cargo test $(CARGO_FLAGS) --workspace

# The long part: many seeds, many kills, and pictures to look at in target/pictures.
proof: setup window check programs in-browser
	cd ui && npm run pictures
	PROPTEST_CASES=20000 SIXTY_KILLS=500 SIXTY_EVERY_FAULT=1 cargo test $(CARGO_FLAGS) --workspace -- --include-ignored

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
	cd ui && npm ci --no-audit --no-fund && npm run build && npm run size

# How fast and how small: measured, printed and kept in tests/bench/RESULTS.md; never judged.
bench: setup window
	cargo build $(CARGO_FLAGS) --release -p sixty -p sixty-app -p sixty-empty
	cargo bench $(CARGO_FLAGS) -p sixty-tests --bench bench

check:
	cargo fmt --all -- --check
	cargo clippy $(CARGO_FLAGS) --workspace --all-targets -- -D warnings
	cd ui && npm run check && npm test

setup:
	@tests/setup.sh
