#!/usr/bin/env bash
# cargo, as cargo-auditable starts it. cargo counts the path of a wrapper among what tells one build from another, and
# cargo-auditable names itself by a path that differs from folder to folder. Its name alone is found on the PATH.
export RUSTC_WORKSPACE_WRAPPER=cargo-auditable
exec cargo "$@"
