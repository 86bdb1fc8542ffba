#!/usr/bin/env bash
# Runs one Compose command on the pipeline's containers, after making sure that Docker is there.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

require_docker
compose "$@"
