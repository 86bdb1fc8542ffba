#!/usr/bin/env bash
# Empties the checkpoint, so that the Spark job starts over and reads the whole topic again.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"
# shellcheck source=scripts/turns.sh
source "$root/scripts/turns.sh"

require_docker
take_turn "start-${COMPOSE_PROJECT_NAME:-velib}"
was_running=
if running spark-consumer; then was_running=yes; fi
step "stopping the Spark job"
compose stop spark-consumer
step "emptying its checkpoint"
compose run --rm --no-deps --no-TTY spark-consumer touch /var/lib/checkpoint/velib-begin-afresh
if [[ -n "$was_running" ]]; then
  step "starting it again"
  # Keeps the container as it is, with the settings that were given to make up and not to this.
  compose up --detach --no-build --no-recreate --wait --wait-timeout 120 --no-deps spark-consumer
else
  say "the checkpoint is empty; after the next make up the job reads the whole topic."
fi
