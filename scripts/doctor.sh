#!/usr/bin/env bash
# Looks at all that the pipeline needs, whether it runs or not, and says for each what it saw; for what is wrong
# also what to do. Changes nothing. Exit status 1 where something is wrong.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

wrong=0
long_lived=(zookeeper kafka producer spark-consumer dashboard)
topic_settings=(INPUT_TOPIC RESULTS_TOPIC DEAD_LETTER_TOPIC)

# fine WHAT SENTENCE; note WHAT SENTENCE, for what could not be looked at or is no fault.
fine() { printf 'ok     %-12s %s\n' "$1" "$2"; }
note() { printf 'note   %-12s %s\n' "$1" "$2"; }
# fault WHAT SENTENCE WHAT-TO-DO
fault() {
  wrong=$((wrong + 1))
  printf 'WRONG  %-12s %s\n' "$1" "$2"
  printf '       %-12s -> %s\n' '' "$3"
}

# get PORT PATH: the body that a program on this machine answers; fails where none does. Any status is an answer.
get() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    within 15 sed '1,/^\r*$/d' <&3 | grep .
  ) 2>/dev/null
}

# field NAME: that field of a JSON text on standard input, as far as one line of sed can tell.
field() { tr -d '\n' | sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }

# mebibytes AMOUNT, such as 1536m or 1g
mebibytes() {
  if ! whole_number "${1%[gm]}"; then
    printf 0
    return
  fi
  case "$1" in
    *g) printf '%s' "$((${1%g} * 1024))" ;;
    *m) printf '%s' "${1%m}" ;;
    *) printf 0 ;;
  esac
}

look_at_docker() {
  local way_out="make demo runs the whole pipeline without it"
  if ! command -v docker >/dev/null; then
    fault docker "not installed" "install Docker with its Compose plug-in; $way_out"
  elif ! engine_answers; then
    fault docker "the engine does not answer" "docker info says why; $way_out"
  elif ! docker compose version >/dev/null 2>&1; then
    fault docker "the engine answers, but there is no Compose plug-in" "install it (docker compose version); $way_out"
  else
    fine docker "engine $(docker version --format '{{.Server.Version}}'), Compose $(docker compose version --short)"
    return 0
  fi
  return 1
}

# Of the containers that a plain make up starts.
look_at_memory() {
  local name limits=0 total has
  for name in ZOOKEEPER KAFKA PRODUCER SPARK DASHBOARD; do
    limits=$((limits + $(mebibytes "$(setting "${name}_MEMORY")")))
  done
  total="$(docker info --format '{{.MemTotal}}')"
  if ! whole_number "$total"; then
    note memory "the engine does not tell how much it has; the containers may take $limits MiB"
    return
  fi
  has=$((total / 1048576))
  if ((has < limits)); then
    fault memory "the engine has $has MiB, the containers may take $limits MiB" \
      "give it more, or lower SPARK_HEAP and SPARK_MEMORY, KAFKA_HEAP and KAFKA_MEMORY (.env says what they are)"
  else
    fine memory "the engine has $has MiB, the containers may take $limits MiB"
  fi
}

look_at_disk() {
  local folder free
  folder="$(docker info --format '{{.DockerRootDir}}')"
  if ! free="$(df -Pm "$folder" 2>/dev/null | awk 'NR == 2 {print $4}')" || ! whole_number "$free"; then
    note disk "the engine's folder $folder is not on this machine"
  elif ((free < 2048)); then
    fault disk "$free MiB are free at $folder" "docker system df shows what can go; make clean removes the pipeline's own"
  else
    fine disk "$free MiB are free at $folder"
  fi
}

look_at_ports() {
  local pair name service port free=()
  for pair in KAFKA_PORT:kafka DASHBOARD_PORT:dashboard SPARK_UI_PORT:spark-consumer \
    PRODUCER_METRICS_PORT:producer CONSUMER_METRICS_PORT:spark-consumer; do
    name="${pair%:*}" service="${pair#*:}"
    port="$(setting "$name")"
    if port_is_taken "$port" && ! running "$service"; then
      fault ports "$port is taken by $(port_holder "$port")" "stop that, or: make up $name=$(other_port "$port")"
    else
      free+=("$port")
    fi
  done
  if ((${#free[@]})); then fine ports "free or ours: ${free[*]}"; fi
}

# Asked from this machine; the producer's own word on the feed is in its health.
look_at_feed() {
  local url="$1" answer
  if [[ "$url" == http://feed-simulator:* ]]; then
    note feed "simulated in a container; the producer below says how it finds it"
    return
  fi
  if command -v curl >/dev/null; then
    answer="$(curl -sSL --max-time 20 "$url" 2>&1)" || true
  elif command -v wget >/dev/null; then
    answer="$(wget -q -T 20 -O - "$url" 2>&1)" || true
  else
    note feed "not asked: there is neither curl nor wget here"
    return
  fi
  if [[ "$answer" == *'"stations"'* ]]; then
    fine feed "$url answers with $(grep -o '"station_id"' <<<"$answer" | wc -l | tr -d ' ') stations"
  else
    answer="${answer//$'\n'/ }"
    fault feed "$url gave no stations, but: ${answer:0:120}" \
      "open it in a browser; behind a proxy set https_proxy; make up FEED=simulator does without it"
  fi
}

# The versions of the containers beside those that the sources ask for.
look_at_versions() {
  local wanted has pair service property jar
  for pair in kafka:kafka.broker.version:/opt/kafka/libs/kafka_2. spark-consumer:spark.version:/opt/velib/app/spark-core_; do
    IFS=: read -r service property jar <<<"$pair"
    wanted="$(sed -n "s/.*<$property>\(.*\)<.*/\1/p" "$root/pom.xml" | head -n 1)"
    has="$(compose exec -T "$service" bash -c "ls $jar*" </dev/null 2>/dev/null |
      sed -n 's/.*-\([0-9][0-9.]*\)\.jar$/\1/p' | head -n 1)"
    if [[ -z "$has" ]]; then
      note versions "$service does not run; the sources ask for $property $wanted"
    elif [[ "$has" != "$wanted" ]]; then
      fault versions "$service has $has, the sources ask for $property $wanted" "make up builds it anew"
    else
      fine versions "$service has $has, as the sources ask for"
    fi
  done
}

look_at_containers() {
  local service state health code all="${long_lived[*]}" good=()
  while read -r service state health code; do
    all="${all/$service/}"
    if [[ "$state" == running && "$health" != unhealthy ]]; then
      good+=("$service")
    elif [[ "$service" == kafka-init && "$state" == exited && "$code" == 0 ]]; then
      good+=("$service")
    else
      fault containers "$service is $state${health:+ and $health}" "docker compose logs --tail 20 $service"
    fi
  done < <(compose ps --all --format '{{.Service}} {{.State}} {{if .Health}}{{.Health}}{{else}}-{{end}} {{.ExitCode}}')
  for service in $all; do
    fault containers "$service is not there" "make up"
  done
  if ((${#good[@]})); then fine containers "as they should be: ${good[*]}"; fi
}

# A question of Kafka's protocol (ApiVersions) through the published port, and its answer's number.
kafka_answers_here() {
  local answer
  answer="$(
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf '\x00\x00\x00\x10\x00\x12\x00\x00\x00\x00\x00\x07\x00\x06doctor' >&3
    within 10 head -c 8 <&3 | od -An -tx1 | tr -d ' \n'
  )" 2>/dev/null
  [[ "${answer:8}" == 00000007 ]]
}

look_at_broker() {
  local port topics outside
  port="$(docker port "$(compose ps --quiet kafka)" 2>/dev/null | sed -n 's/.*127\.0\.0\.1://p' | head -n 1)"
  if ! topics="$(in_kafka kafka-topics --list </dev/null 2>/dev/null)"; then
    fault broker "gives no answer inside its container" "docker compose logs --tail 20 kafka"
    return 1
  fi
  fine broker "answers inside its container"
  outside="$(compose exec -T kafka kafka-topics --bootstrap-server "localhost:$port" --list </dev/null 2>/dev/null)" || true
  if ! kafka_answers_here "$port"; then
    fault broker "gives no answer at localhost:$port of this machine" "does a firewall or a VPN stand between?"
  elif [[ "$outside" != "$topics" ]]; then
    fault broker "tells clients of this machine to come back to another address than localhost:$port" \
      "was KAFKA_PORT changed in between? make up"
  else
    fine broker "answers at localhost:$port of this machine"
  fi
}

look_at_topics() {
  local name topic described
  for name in "${topic_settings[@]}"; do
    topic="$(setting "$name")"
    described="$(in_kafka kafka-topics --describe --topic "$topic" </dev/null 2>/dev/null | tr '\t' '\n')" || true
    if ! grep -q "Topic: *$topic" <<<"$described"; then
      fault topics "there is no $topic" "docker compose up -d kafka-init"
    elif grep -q 'Leader: *\(none\|-1\)' <<<"$described"; then
      fault topics "$topic has a partition without a leader" "docker compose logs --tail 20 kafka"
    else
      fine topics "$topic, $(sed -n 's/PartitionCount: *//p' <<<"$described" | head -n 1) partition(s)"
    fi
  done
}

# Of the programs that judge themselves.
look_at_health() {
  local service="$1" port="$2" answer status
  if ! answer="$(get "$port" /healthz)"; then
    fault "$service" "gives no answer at localhost:$port/healthz" "docker compose logs --tail 20 $service"
    return
  fi
  status="$(field status <<<"$answer")"
  case "$status" in
    healthy) fine "$service" "says that it is healthy" ;;
    degraded) note "$service" "waits: $(field reason <<<"$answer")" ;;
    *) fault "$service" "is $status: $(field reason <<<"$answer")" "$(field what_to_do <<<"$answer")" ;;
  esac
}

look_at_checkpoint() {
  local last size
  last="$(compose exec -T spark-consumer bash -c 'ls /var/lib/checkpoint/commits 2>/dev/null | grep -x "[0-9]*" | sort -n | tail -n 1' \
    </dev/null 2>/dev/null)" || true
  size="$(compose exec -T spark-consumer du -sm /var/lib/checkpoint </dev/null 2>/dev/null | cut -f 1)" || true
  if [[ -z "$last" ]]; then
    note checkpoint "no batch was committed yet"
  else
    fine checkpoint "batch $last was committed last; $size MiB"
  fi
}

# The job's own figure, twice: a batch or two may be on their way.
look_at_lag() {
  local lag first
  first="$(lag)"
  if whole_number "$first" && [[ "$first" != 0 ]]; then
    sleep 3
  fi
  lag="$(lag)"
  if ! whole_number "$lag" || ! whole_number "$first"; then
    note lag "not known: the job does not tell"
  elif ((lag > 0 && lag >= first)); then
    fault lag "$lag messages wait for the Spark job, and three seconds before $first did" \
      "docs/operations.md, job-stands-still and lag-grows"
  else
    fine lag "$lag messages wait for the Spark job"
  fi
}
lag() { get "$consumer_port" /metrics | sed -n 's/^velib_input_lag_messages \([0-9]*\).*/\1/p'; }

look_at_freshness() {
  local totals stream since
  if ! totals="$(get "$page_port" /api/totals)"; then
    fault freshness "the live page gives no answer at localhost:$page_port" "docker compose logs --tail 20 dashboard"
    return
  fi
  stream="$(field stream <<<"$totals")" since="$(field since <<<"$totals")"
  case "$stream" in
    live) fine freshness "live: the newest status came at $(field newest_status <<<"$totals"), the newest change of a total at $(field newest_result <<<"$totals")" ;;
    starting) note freshness "the live page is still reading the topics" ;;
    source-down) fault freshness "no status came since $since" "docs/operations.md, feed-down" ;;
    stale) fault freshness "the Spark job has not taken what came at $since" "docs/operations.md, job-stands-still" ;;
    *) fault freshness "the live page says $stream since $since" "docker compose logs --tail 20 kafka" ;;
  esac
}

# published SERVICE PORT: where that port of a running container is on this machine.
published() { docker port "$(compose ps --quiet "$1")" "$2" 2>/dev/null | sed -n 's/.*://p' | head -n 1; }

if look_at_docker; then
  look_at_memory
  look_at_disk
  look_at_ports
  feed="$(setting VELIB_FEED_URL)"
  if running producer; then
    feed="$(compose exec -T producer printenv VELIB_FEED_URL </dev/null)"
  fi
  look_at_feed "$feed"
  if [[ -z "$(compose ps --all --quiet)" ]]; then
    note pipeline "does not run; make up starts it"
  else
    look_at_containers
    look_at_versions
    consumer_port="$(published spark-consumer 9102)" page_port="$(published dashboard 8080)"
    if running kafka && look_at_broker; then look_at_topics; fi
    if running producer; then look_at_health producer "$(published producer 9101)"; fi
    if running spark-consumer; then
      look_at_health spark-consumer "$consumer_port"
      look_at_checkpoint
      look_at_lag
    fi
    if running dashboard; then look_at_freshness; fi
  fi
else
  look_at_feed "$(setting VELIB_FEED_URL)"
fi

if ((wrong)); then
  printf '%d wrong; what to do stands below each.\n' "$wrong"
  exit 1
fi
echo "Nothing is wrong."
