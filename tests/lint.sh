#!/bin/bash
# (bash, as dash drops variables whose names have a dash, such as CARGO_BIN_EXE_sixty-practice.)
# Compiles a package of ours as rustc does, with clippy's lints, each an error. As cargo's wrapper for the workspace
# (RUSTC_WORKSPACE_WRAPPER) it leaves the dependencies as they were compiled, which `cargo clippy` would check anew.
exec clippy-driver "$@" -D warnings
