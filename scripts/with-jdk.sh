#!/usr/bin/env bash
# Runs a command with a JDK that fits, the one that make demo would take: with-jdk.sh COMMAND [ARGUMENT]...
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"

use_jdk
exec "$@"
