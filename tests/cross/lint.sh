#!/usr/bin/env bash
# As cargo's wrapper for the workspace (RUSTC_WORKSPACE_WRAPPER): our own crates, with every lint of the compiler and of
# its clippy an error. Debian's compiler has a clippy of its own version.
exec /usr/bin/clippy-driver "$@" -D warnings
