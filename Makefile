# Everything the project needs is installed by these targets, on a fresh Debian or Ubuntu too.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO_FLAGS := --locked
# What setup brings along where the system has none. rustup's programs come before a compiler of the system, because they
# follow rust-toolchain.toml; `make cross` installs another one.
export PATH := $(CURDIR)/target/tools/node/bin:$(HOME)/.cargo/bin:$(PATH)

.PHONY: run test proof steady bench cold weigh app window check setup in-browser cross installer packages installed

# One selection of packages a profile: cargo unifies the features of what is selected, so that another selection
# compiles hundreds of dependencies again.
WHOLE := $(CARGO_FLAGS) --workspace
# The programs as they are given out, and the bench that measures them, without the tests' moved time.
MEASURED := $(CARGO_FLAGS) -p sixty -p sixty-app -p sixty-empty -p sixty-tests --no-default-features --features sixty-app/custom-protocol
# Tests mostly wait for programs, disk and keychain: twice as many at a time as there are processors.
export RUST_TEST_THREADS ?= $(shell echo $$((2 * $$(nproc))))
LINTED := RUSTC_WORKSPACE_WRAPPER=$(CURDIR)/tests/lint.sh

# The program, opened; where there is no display, what it does is walked through and photographed.
run: setup window
	cargo build $(WHOLE)
ifneq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	target/debug/sixty-app
else
	@echo 'There is no display here, so the main job runs in practice mode on a virtual desktop.'
	target/debug/tour target/pictures/run
endif

# What CI runs: every kind of test, few seeds.
test: setup window check in-browser
	$(LINTED) cargo test $(WHOLE)

# The long part: many seeds, many kills, pictures to look at (target/pictures, ui/tests/pictures), and all tests again on a
# busy computer.
proof: setup window check in-browser
	cd ui && npm run pictures
	PROPTEST_CASES=20000 SIXTY_KILLS=500 SIXTY_EVERY_FAULT=1 SIXTY_YEARS=1000 $(LINTED) cargo test $(WHOLE) -- --include-ignored
	$(MAKE) installed cross
	$(MAKE) steady

# Whether the tests pass every time: all of them three times in a row beside as many busy processes as there are
# processors, and ten times those that use a screen.
steady: setup check
	$(LINTED) cargo test $(WHOLE) --no-run
	for run in 1 2 3; do echo "Busy run $$run of 3"; $(LINTED) tests/busy.sh cargo test $(WHOLE); done
	for run in {1..10}; do echo "Screen run $$run of 10"; $(LINTED) cargo test $(WHOLE) --test desk --test e2e; done

# The window in an ordinary browser, with the real core behind it.
in-browser: check
	cd ui && npm run behaviour

# The desktop program, with the window it shows.
app: setup window
	cargo build $(CARGO_FLAGS) --release -p sixty-app

# The window's pages; without them the desktop program does not compile.
window:
	cd ui && npm ci --no-audit --no-fund && npm run build && npm run size

# How fast and how small: measured, printed and kept in tests/bench/RESULTS.md; never judged.
bench: setup window
	cargo build --release $(MEASURED) --bins --benches
	cargo bench $(MEASURED) --bench bench

# How long `make run` and `make test` take in a new clone; the last part of tests/bench/RESULTS.md.
cold: setup
	tests/bench/cold.sh

# What is given out, measured (root): how much there is to load, the first start after installing, a command under Wine.
weigh: packages installer
	tests/bench/given_out.sh

# Compiles all there is, tests too, with every lint an error. What we depend on may be given out with ours, comes from
# where it should, and is used.
check: setup window
	cargo fmt --all -- --check
	target/tools/crates/bin/cargo-deny --locked check bans licenses sources
	target/tools/crates/bin/cargo-shear
	$(LINTED) cargo build $(WHOLE) --all-targets
	cd ui && npm run check && npm test

# The programs for Windows and macOS, with every lint an error. Those for Windows are run under Wine; no program of macOS
# can be linked or run here.
cross: setup window
	tests/cross/windows.sh
	tests/cross/macos.sh
	tests/cross/wine.sh
	tests/installer.sh

# The installer for Windows, as it is given out: made, then installed, replaced and removed under Wine.
installer: setup window
	src-tauri/packages/windows/installer.sh
	tests/installer.sh release

# The packages for Linux, in target/packages: .deb and .rpm of the desktop program, and of the command line alone.
packages: setup window
	src-tauri/packages/linux/make.sh

# What a person has who installs them, on bare systems of Debian and Ubuntu (root).
installed: packages
	tests/installed/installed.sh

setup:
	@tests/setup.sh
