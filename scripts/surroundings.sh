# shellcheck shell=bash
# What every script begins with; sourced by them. It sets root, the project's folder, and undoes what the user's
# environment would do to a script.

# With CDPATH, cd may lead to another folder, and prints where it went.
unset CDPATH
# bash knows the home folder of the user whose environment does not name it.
if [[ -z "${HOME:-}" ]]; then
  unset HOME
  HOME=~
  export HOME
fi
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=scripts/messages.sh
source "$root/scripts/messages.sh"
