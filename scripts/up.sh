#!/usr/bin/env bash
# Builds and starts the containers, waits until all are healthy and shows the first results.
#
#   scripts/up.sh                    with the public feed (or that of VELIB_FEED_URL)
#   FEED=simulator scripts/up.sh     with a feed made on this machine
#   MONITORING=on scripts/up.sh      with Prometheus, which watches it, Grafana's dashboards, and Alertmanager
#   TOOLS=on scripts/up.sh           with a topic browser
#
# RESULTS_WAIT_SECONDS: how long to wait for results (90).
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"
# shellcheck source=scripts/turns.sh
source "$root/scripts/turns.sh"

simulated_feed=http://feed-simulator:8000
wait_seconds="${RESULTS_WAIT_SECONDS:-90}"
# How pipeline-check first-results ends when there are none.
nothing_published=10 no_result=11
whole_number "$wait_seconds" || die "RESULTS_WAIT_SECONDS is '$wait_seconds': expected a whole number."

services=(zookeeper kafka kafka-init producer spark-consumer dashboard)
feed="$(setting FEED)"
feed="${feed:-live}"
case "$feed" in
  live) ;;
  simulator)
    services+=(feed-simulator)
    export VELIB_FEED_URL="$simulated_feed/station_status.json"
    export STATION_INFORMATION_URL="$simulated_feed/station_information.json"
    ;;
  *) die "FEED is '$feed': expected live, which is the public feed, or simulator." ;;
esac

case "${MONITORING:-off}" in
  # For the Compose file any value means on.
  off) unset MONITORING ;;
  on)
    services+=(prometheus)
    export MONITORING
    ;;
  *) die "MONITORING is '$MONITORING': expected on, or nothing." ;;
esac
monitoring=(prometheus alertmanager grafana)

case "${TOOLS:-off}" in
  off | on) ;;
  *) die "TOOLS is '$TOOLS': expected on, or nothing." ;;
esac

# add_if_there SERVICE SETTING SENTENCE: also starts the service if the public image that the setting names is here or
# can be had; otherwise only says the sentence, as nothing depends on it.
add_if_there() {
  local service="$1" image
  image="$(setting "$2")"
  if [[ "$image" != none ]]; then
    if ! docker image inspect "$image" >/dev/null 2>&1; then
      step "fetching $image"
      docker pull --quiet "$image" >/dev/null || image=none
    fi
  fi
  if [[ "$image" != none ]]; then services+=("$service"); else say "$3"; fi
}

is_started() { [[ " ${services[*]} " == *" $1 "* ]]; }

# The file may be for its owner alone, so it is read here and not in the container.
take_webhook_from_its_file() {
  local file
  file="$(setting ALERT_WEBHOOK_FILE)"
  if [[ -z "$file" ]]; then return; fi
  [[ -r "$file" ]] || die "ALERT_WEBHOOK_FILE is '$file', which cannot be read."
  ALERT_WEBHOOK="$(<"$file")"
  export ALERT_WEBHOOK
}

who_is_told() {
  if [[ -n "$(setting ALERT_WEBHOOK)" ]]; then echo "alerts go to ALERT_WEBHOOK"; else echo "nobody is told (ALERT_WEBHOOK is not set)"; fi
}

# check_port NAME SERVICE: the port must be free, or used by that service of the pipeline.
check_port() {
  local name="$1" service="$2" port
  port="$(setting "$name")"
  if running "$service" || ! port_is_taken "$port"; then return; fi
  die "port $port of this machine is taken by $(port_holder "$port")." \
    "Stop that, or choose another port: make up $name=$(other_port "$port")"
}

# Lists the services that are neither healthy nor done, one per line.
failing() {
  compose ps --all --format '{{.Service}} {{.State}} {{.Health}} {{.ExitCode}}' |
    awk '!($2 == "running" && $3 == "healthy") && !($2 == "exited" && $NF == 0) {print $1}'
}

# Lists the services whose program refused to work: waiting until their health times out would be useless.
held() {
  local service
  for service in producer spark-consumer dashboard; do
    if compose exec -T "$service" test -e /tmp/held </dev/null 2>/dev/null; then printf '%s\n' "$service"; fi
  done
}

# Docker mounts files with their modes, and the user in a container is another: of a checkout made under umask 077 it
# could read nothing.
open_what_is_mounted() {
  local path list
  sed -n 's/^ *- \(\.\/[^:]*\):.*/\1/p' "$root/docker-compose.yml" | while IFS= read -r path; do
    chmod -R a+rX "$root/$path" || say "hint: $path is not yours, and the containers may not be able to read it."
  done
  list="$(setting STATION_POSTCODES_FILE)"
  if [[ -f "$list" && -z "$(find "$list" -prune -perm -004)" ]]; then
    say "hint: $list is for you alone. If the containers cannot read it: chmod a+r $list"
  fi
}

start() {
  if [[ "$feed" != simulator ]]; then
    compose rm --stop --force feed-simulator >/dev/null 2>&1 || true
  fi
  if [[ "${MONITORING:-off}" != on ]]; then
    compose rm --stop --force "${monitoring[@]}" >/dev/null 2>&1 || true
  fi
  if [[ "${TOOLS:-off}" != on ]]; then
    compose rm --stop --force kafka-ui >/dev/null 2>&1 || true
  fi
  step "starting the containers"
  compose up --detach --no-build --wait --wait-timeout 180 "${services[@]}" &
  local waiter=$! service refused=
  while kill -0 "$waiter" 2>/dev/null; do
    sleep 1
    refused="$(held)"
    if [[ -n "$refused" ]]; then
      # The waiter is a shell around docker compose, which would keep waiting without it.
      pkill -P "$waiter" 2>/dev/null || true
      kill "$waiter" 2>/dev/null || true
      break
    fi
  done
  if wait "$waiter" && [[ -z "$refused" ]]; then return; fi
  for service in ${refused:-$(failing)}; do
    say "-- the last words of $service:"
    compose logs --no-log-prefix --tail 8 "$service" >&2
  done
  if [[ -n "$refused" ]]; then die "${refused//$'\n'/ and } refused to work; it says why above."; fi
  die "not every container became healthy: $(failing | tr '\n' ' ')(see above, and: make logs)"
}

show_first_results() {
  step "waiting for the first results"
  local status=0 said
  said="$(mktemp)"
  pipeline_check first-results --wait-seconds="$wait_seconds" 2>"$said" || status=$?
  case "$status" in
    0) ;;
    "$nothing_published" | "$no_result") explain_silence "$status" ;;
    *)
      tail -n 8 "$said" >&2
      say "the pipeline was started, but the results could not be looked at; the reason is above."
      ;;
  esac
  rm -f "$said"
  if [[ "$status" != 0 ]]; then exit 1; fi
}

# explain_silence STATUS: what to look at, by how the wait for results ended.
explain_silence() {
  say "no result for $wait_seconds seconds."
  if [[ "$1" == "$no_result" ]]; then
    say "The producer publishes, but nothing came out of Spark. The last words of spark-consumer:"
    compose logs --no-log-prefix --tail 8 spark-consumer >&2
  else
    say "The feed does not answer, or what it answers is not the feed. The last words of producer:"
    compose logs --no-log-prefix --tail 4 producer >&2
    say "The containers keep running and the producer keeps trying. With a feed made on this machine:"
    say "  make up FEED=simulator"
  fi
}

say_where_to_look() {
  cat <<TEXT

The pipeline runs. Where to look:
  http://localhost:$(compose port dashboard 8080 | sed 's/.*://')  the live page
  make results          the totals by postcode as they change
  make logs             what every part says
  localhost:$(setting KAFKA_PORT)        Kafka, for any client on this machine
  localhost:$(setting PRODUCER_METRICS_PORT), localhost:$(setting CONSUMER_METRICS_PORT)
                        metrics and health of the producer and of the Spark job (docs/metrics.md)
TEXT
  if [[ "${MONITORING:-off}" == on ]]; then
    echo "  http://localhost:$(setting PROMETHEUS_PORT)  Prometheus: metrics over time, and alerts"
    if is_started alertmanager; then echo "  http://localhost:$(setting ALERTMANAGER_PORT)  Alertmanager: silences, and $(who_is_told)"; fi
    if is_started grafana; then echo "  http://localhost:$(setting GRAFANA_PORT)  Grafana: the dashboards"; fi
  fi
  if is_started kafka-ui; then echo "  http://localhost:$(setting KAFKA_UI_PORT)  topics, messages and groups"; fi
  if [[ "$(setting SPARK_UI)" == true ]]; then
    echo "  http://localhost:$(setting SPARK_UI_PORT) Spark's own pages"
  fi
  echo "  make down             stop it; the data stays"
}

require_docker
take_turn "start-${COMPOSE_PROJECT_NAME:-velib}"
check_port KAFKA_PORT kafka
check_port SPARK_UI_PORT spark-consumer
check_port DASHBOARD_PORT dashboard
check_port PRODUCER_METRICS_PORT producer
check_port CONSUMER_METRICS_PORT spark-consumer
if [[ "${MONITORING:-off}" == on ]]; then
  take_webhook_from_its_file
  add_if_there alertmanager ALERTMANAGER_IMAGE \
    "Alertmanager's image cannot be had here, so alerts reach nobody; make base-images makes one."
  add_if_there grafana GRAFANA_IMAGE "Grafana's image cannot be had here: Prometheus runs without it."
  check_port PROMETHEUS_PORT prometheus
  if is_started alertmanager; then check_port ALERTMANAGER_PORT alertmanager; fi
  if is_started grafana; then check_port GRAFANA_PORT grafana; fi
fi
if [[ "${TOOLS:-off}" == on ]]; then
  add_if_there kafka-ui KAFKA_UI_IMAGE "The topic browser's image cannot be had here: the pipeline runs without it."
  if is_started kafka-ui; then check_port KAFKA_UI_PORT kafka-ui; fi
fi
"$root/scripts/images.sh"
open_what_is_mounted
start
show_first_results
say_where_to_look
