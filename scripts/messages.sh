# shellcheck shell=bash
# The three ways in which the scripts speak; sourced by them. What is asked for goes to stdout, talk to stderr.

say() { printf '%s\n' "$*" >&2; }
step() { printf '== %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
