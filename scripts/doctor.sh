#!/usr/bin/env bash
# Looks at everything the pipeline needs, whether it runs or not, and says what it saw; for each fault also what to
# do. Changes nothing. The exit status is 1 if anything is wrong.
# No -e: whatever fails, the rest is still looked at.
set -uo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

wrong=0
long_lived=(zookeeper kafka producer spark-consumer dashboard)

# fine WHAT SENTENCE; note WHAT SENTENCE..., for what could not be looked at or is not a fault.
fine() { printf 'ok     %-12s %s\n' "$1" "$2"; }
note() { printf 'note   %-12s %s\n' "$1" "${*:2}"; }
# fault WHAT SENTENCE WHAT-TO-DO
fault() {
  wrong=$((wrong + 1))
  printf 'WRONG  %-12s %s\n' "$1" "$2"
  printf '       %-12s -> %s\n' '' "$3"
}

# What came from outside, in one line and without characters that steer a terminal (also those that UTF-8 writes as
# C2 80 to C2 9F).
printable() { tr '\n\r\t' '   ' | LC_ALL=C tr -d '\000-\037\177' | LC_ALL=C sed $'s/\xc2[\x80-\x9f]//g'; }

# without_secrets ADDRESS: the address without user, password and query.
without_secrets() { printf '%s' "$1" | sed -e 's#//[^/]*@#//#' -e 's#[?].*#?...#'; }

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
    local engine
    engine="$(printf '%s' "$(docker version --format '{{.Server.Version}}')" | printable)"
    fine docker "engine $engine, Compose $(docker compose version --short)"
    if whole_number "${engine%%.*}" && ((${engine%%.*} < 28)); then
      note docker "engines before 28 let machines of the local network reach ports published on 127.0.0.1:" \
        "on a network that you do not trust, use a newer one"
    fi
    return 0
  fi
  return 1
}

# Adds up the limits of the containers that a plain make up starts.
look_at_memory() {
  local name limits=0 total has
  for name in ZOOKEEPER KAFKA PRODUCER SPARK DASHBOARD; do
    limits=$((limits + $(mebibytes "$(setting "${name}_MEMORY")")))
  done
  total="$(docker info --format '{{.MemTotal}}')"
  if ! whole_number "$total"; then
    note memory "the engine does not say how much it has; the containers may take $limits MiB"
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
  if ! free="$(df -Pk "$folder" 2>/dev/null | awk 'NR == 2 {print int($4 / 1024)}')" || ! whole_number "$free"; then
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

# Asked from this machine. What the producer thinks of the feed is in its health.
look_at_feed() {
  local url="$1" shown answer
  shown="$(without_secrets "$url")"
  if [[ "$url" == http://feed-simulator:* ]]; then
    note feed "simulated in a container; the producer below says whether it gets it"
    return
  fi
  if command -v curl >/dev/null; then
    answer="$(curl -sSL --max-time 20 -- "$url" 2>&1)" || true
  elif command -v wget >/dev/null; then
    answer="$(wget -q -T 20 -O - -- "$url" 2>&1)" || true
  else
    note feed "not asked: there is neither curl nor wget here"
    return
  fi
  if [[ "$answer" == *'"stations"'* ]]; then
    fine feed "$shown answers with $(grep -o '"station_id"' <<<"$answer" | wc -l | tr -d ' ') stations"
  else
    # A server may quote what it was asked for, such as the token in it.
    if [[ "$shown" != "$url" ]]; then answer='something else (not shown: it may repeat a secret)'; fi
    answer="$(printf '%s' "$answer" | printable)"
    fault feed "$shown gave no stations, but: ${answer:0:120}" \
      "open it in a browser; behind a proxy set https_proxy; make up FEED=simulator does without it"
  fi
}

# Compares the versions in the containers with those that the sources ask for.
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
      fault versions "$service has $has, the sources ask for $property $wanted" "make up rebuilds it"
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
      if [[ "$health" != - ]]; then state+=" and $health"; fi
      fault containers "$service is $state" "docker compose logs --tail 20 $service"
    fi
  done < <(compose ps --all --format '{{.Service}} {{.State}} {{if .Health}}{{.Health}}{{else}}-{{end}} {{.ExitCode}}')
  for service in $all; do
    fault containers "$service is not there" "make up"
  done
  if ((${#good[@]})); then fine containers "as they should be: ${good[*]}"; fi
}

# What can be seen from inside the containers' network alone: broker, topics, health, checkpoint, lag, freshness. The
# program is told what runs and where this machine reaches it, and prints its findings as this script does.
look_inside() {
  local pair service inside port arguments=() line status='' said faults=$wrong
  for pair in kafka: producer:9101 spark-consumer:9102 dashboard:8080; do
    IFS=: read -r service inside <<<"$pair"
    if ! running "$service"; then continue; fi
    port="$(published "$service" "$inside")"
    if ! whole_number "$port"; then port=0; fi
    arguments+=("--running=$service=$port")
    if ! port_is_taken "$port"; then arguments+=("--closed=$service"); fi
  done
  if ((${#arguments[@]} == 0)); then return; fi
  said="$(mktemp)"
  while IFS= read -r line; do
    case "$line" in
      'ended '*) status="${line#ended }" ;;
      WRONG*) wrong=$((wrong + 1)) && printf '%s\n' "$line" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done < <(pipeline_check doctor "${arguments[@]}" 2>"$said"; echo "ended $?")
  # Status 1 is that of findings, and also Compose's own.
  if [[ "$status" != 0 ]] && { [[ "$status" != 1 ]] || ((wrong == faults)); }; then
    fault inside "the program that looks from inside ended with status $status: $(tail -n 1 "$said" | printable)" \
      "make images builds it; docker compose logs says what the containers say themselves"
  fi
  rm -f "$said"
}

# published SERVICE [PORT]: where that port of a running container is on this machine; the only one if none is named.
published() {
  # shellcheck disable=SC2086 # no port is no word
  docker port "$(compose ps --quiet "$1")" ${2:-} 2>/dev/null | sed -n 's/.*127\.0\.0\.1://p' | head -n 1
}

# started_with SERVICE VARIABLE: what the service's container was started with, whether it still runs or has ended.
started_with() {
  local container
  container="$(compose ps --all --quiet "$1" 2>/dev/null | head -n 1)"
  if [[ -n "$container" ]]; then
    docker inspect --format '{{range .Config.Env}}{{println .}}{{end}}' "$container" 2>/dev/null |
      sed -n "s/^$2=//p" | head -n 1
  fi
}

if look_at_docker; then
  look_at_memory
  look_at_disk
  look_at_ports
  feed="$(started_with producer VELIB_FEED_URL)"
  look_at_feed "${feed:-$(setting VELIB_FEED_URL)}"
  if [[ -z "$(compose ps --all --quiet)" ]]; then
    note pipeline "does not run; make up starts it"
  else
    look_at_containers
    look_at_versions
    look_inside
  fi
else
  look_at_feed "$(setting VELIB_FEED_URL)"
fi

if ((wrong)); then
  printf '%d wrong; what to do is below each.\n' "$wrong"
  exit 1
fi
echo "Nothing is wrong."
