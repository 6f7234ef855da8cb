#!/usr/bin/env bash
# The archiver for macOS.
exec "$SIXTY_ZIG" ar "$@"
