#!/usr/bin/env bash
# What people look at in the running broker: results, raw, dead-letters, topics.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

# read_topic SETTING DEFAULT: all of the topic with its keys, committed messages only, then what is new; until Ctrl-C.
read_topic() {
  local topic
  topic="$(setting "$1")"
  step "reading ${topic:-$2} from the beginning; Ctrl-C ends"
  in_kafka kafka-console-consumer --topic "${topic:-$2}" --from-beginning --isolation-level read_committed \
    --property print.key=true
}

require_running kafka
case "${1:-}" in
  results) read_topic RESULTS_TOPIC velib-projet-final-data ;;
  raw) read_topic INPUT_TOPIC velib-projet ;;
  dead-letters) read_topic DEAD_LETTER_TOPIC velib-projet-dead-letter ;;
  topics) in_kafka kafka-topics --describe --exclude-internal ;;
  *) die "usage: $0 results|raw|dead-letters|topics" ;;
esac
