#!/usr/bin/env bash
# As cargo's wrapper for the workspace (RUSTC_WORKSPACE_WRAPPER): our own crates, every warning an error.
exec "$@" -D warnings
