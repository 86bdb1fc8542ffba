#!/usr/bin/env bash
# Shows what is in the running broker: results, raw, dead-letters or topics.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

# read_topic SETTING OPTION...: prints the committed messages of the topic from its beginning, until Ctrl-C.
read_topic() {
  local name="$1" topic
  topic="$(setting "$name")"
  [[ -n "$topic" ]] || die "$name has no value: neither the environment nor .env names the topic."
  shift
  step "reading $topic from the beginning; Ctrl-C ends"
  in_kafka kafka-console-consumer --topic "$topic" --from-beginning --isolation-level read_committed "$@"
}

require_running kafka
case "${1:-}" in
  results) read_topic RESULTS_TOPIC --property print.key=true ;;
  raw) read_topic INPUT_TOPIC --property print.key=true ;;
  dead-letters) read_topic DEAD_LETTER_TOPIC --formatter velib.kafka.DeadLetterFormatter ;;
  topics) in_kafka kafka-topics --describe --exclude-internal ;;
  *) die "usage: $0 results|raw|dead-letters|topics" ;;
esac
