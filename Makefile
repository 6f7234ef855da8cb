# Everything the project needs is installed by these targets; nothing else has to be there but Rust and Node.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO_FLAGS := --locked

.PHONY: test proof bench check setup

# What CI runs: every kind of test, few seeds.
test: setup check
	cargo test $(CARGO_FLAGS) --workspace

# The long part: many seeds, and pictures to look at in target/pictures.
proof: setup check
	PROPTEST_CASES=20000 cargo test $(CARGO_FLAGS) --workspace -- --include-ignored

check:
	cargo fmt --all -- --check
	cargo clippy $(CARGO_FLAGS) --workspace --all-targets -- -D warnings

setup:
	@tests/setup.sh
