#!/usr/bin/env bash
# Runs the Maven wrapper with a JDK that fits, while nothing else builds or runs a demo in this checkout:
# maven.sh [ARGUMENT]...
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"
# shellcheck source=scripts/turns.sh
source "$root/scripts/turns.sh"

use_jdk
take_turn build
require_no_demo
"$root/docker/mvnw-through-proxies" "$@"
