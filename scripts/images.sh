#!/usr/bin/env bash
# Builds the images of all containers. Maven runs once for all of them.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

require_docker
step "building the images (the first time takes some minutes)"
if compose build; then exit; fi
image="$(setting JDK_IMAGE)"
docker image inspect "$image" >/dev/null 2>&1 ||
  say "hint: $image is not on this machine. If no image registry can be reached from here, run: make base-images"
die "the images could not be built; the reason is above."
