#!/usr/bin/env bash
# What people look at in the running broker: results, raw, dead-letters, topics.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

# read_topic SETTING DEFAULT OPTION...: all of the topic, committed messages only, then what is new; until Ctrl-C.
read_topic() {
  local topic default="$2"
  topic="$(setting "$1")"
  shift 2
  step "reading ${topic:-$default} from the beginning; Ctrl-C ends"
  in_kafka kafka-console-consumer --topic "${topic:-$default}" --from-beginning --isolation-level read_committed "$@"
}

require_running kafka
case "${1:-}" in
  results) read_topic RESULTS_TOPIC velib-projet-final-data --property print.key=true ;;
  raw) read_topic INPUT_TOPIC velib-projet --property print.key=true ;;
  dead-letters) read_topic DEAD_LETTER_TOPIC velib-projet-dead-letter --formatter velib.kafka.DeadLetterFormatter ;;
  topics) in_kafka kafka-topics --describe --exclude-internal ;;
  *) die "usage: $0 results|raw|dead-letters|topics" ;;
esac
