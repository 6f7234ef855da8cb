#!/usr/bin/env bash
# Compiles a package of ours as rustc does, with clippy's lints, each an error. As cargo's wrapper for the workspace
# (RUSTC_WORKSPACE_WRAPPER) it leaves the dependencies as they were compiled, which `cargo clippy` would check anew.
# bash, because sh may drop cargo's variables with a hyphen in their names (CARGO_BIN_EXE_sixty-practice).
exec clippy-driver "$@" -D warnings
