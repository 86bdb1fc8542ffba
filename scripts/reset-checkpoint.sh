#!/usr/bin/env bash
# Empties the checkpoint, so that the Spark job begins again with all that is on the topic.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

require_docker
was_running=
if running spark-consumer; then was_running=yes; fi
step "stopping the Spark job"
compose stop spark-consumer
step "emptying its checkpoint"
compose run --rm --no-deps --no-TTY spark-consumer touch /var/lib/checkpoint/velib-begin-afresh
if [[ -n "$was_running" ]]; then
  step "starting it again"
  # The container as it was made: what was given to make up, and not to this, goes on to count.
  compose up --detach --no-build --no-recreate --wait --wait-timeout 120 --no-deps spark-consumer
else
  say "the checkpoint is empty; the next make up begins with all that is on the topic."
fi
