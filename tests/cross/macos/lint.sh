#!/usr/bin/env bash
# As cargo's wrapper for the workspace (RUSTC_WORKSPACE_WRAPPER): checks a package of ours with the lints of Debian's
# clippy, each an error. It is of the same version as Debian's rustc, which checks the other packages.
exec /usr/bin/clippy-driver "$@" -D warnings
