# shellcheck shell=bash
# The three ways in which the scripts print messages; sourced by them. Messages go to stderr, results to stdout.

say() { printf '%s\n' "$*" >&2; }
step() { printf '== %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
