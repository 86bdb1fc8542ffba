#!/usr/bin/env bash
# A file of its own, because a clone on Windows has no links.
exec "$(dirname -- "$(readlink -f -- "$0")")/kafka-configs" "$@"
