#!/usr/bin/env bash
# Runs the whole pipeline without Docker, after building what is missing or out of date.
#
#   scripts/demo.sh                                  until Ctrl-C
#   RUN_FOR=60 STATION_CODES='*' scripts/demo.sh     the whole network, for a minute
#
# Every setting is an environment variable; a JDK 11 or 17 is looked for in JAVA_HOME, on the PATH and in the
# folders where systems and version managers keep them.
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"
# shellcheck source=scripts/turns.sh
source "$root/scripts/turns.sh"
cd "$root"

# The demo is built from these modules, and runs from the folders below.
modules=(settings telemetry station-model feed-client kafka test-kit feed-simulator kafka-init producer spark-consumer dashboard demo)
built=(kafka/target/kafka/libs {feed-simulator,kafka-init,producer,spark-consumer,dashboard,demo}/target/app)
stamp=demo/target/built
build_log=demo/target/build.log

# Removing a file makes its folder newer than the stamp.
up_to_date() {
  local folder module
  [[ -f "$stamp" ]] || return 1
  for folder in "${built[@]}"; do [[ -d "$folder" ]] || return 1; done
  local sources=(pom.xml)
  for module in "${modules[@]}"; do sources+=("$module/pom.xml" "$module/src/main"); done
  [[ -z "$(find "${sources[@]}" -newer "$stamp" | head -n 1)" ]]
}

# Shows which module Maven is building; on a terminal in one line that is overwritten.
show_progress() {
  local shown='' module
  while kill -0 "$1" 2>/dev/null; do
    module="$(sed -n 's/^\[INFO\] Building \([^ ]*\) .*\[\(.*\)\]$/\1 (\2)/p' "$build_log" | tail -n 1)"
    module="${module:-Maven}"
    if [[ -t 2 ]]; then
      printf '\r\033[K== building %s, %d s' "$module" "$SECONDS" >&2
    elif [[ "$module" != "$shown" ]]; then
      step "building $module"
      shown="$module"
    fi
    sleep 0.3
  done
  if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
}

# Prints the errors without Maven's advice about itself, or the end of the log if no line is marked as an error.
show_errors() {
  grep -E '^\[(ERROR|FATAL)\]' "$build_log" | grep -vE 'Help 1|^\[ERROR\] *($|To see|Re-run|For more|After correct|  mvn )' |
    head -n 20 | grep . || tail -n 20 "$build_log"
}

# Runs Maven in its own process group, so that Ctrl-C ends all of it whatever this shell is doing.
build() {
  local maven stamp_of_begin="$build_log.begin"
  mkdir -p demo/target
  : >"$build_log"
  touch "$stamp_of_begin"
  say "Building what changed, with the JDK in $JAVA_HOME (the first time fetches libraries from Maven Central)."
  set -m
  # The formatter and Error Prone check the code in `make test`; a demo does without them.
  docker/mvnw-through-proxies -Dmaven.test.skip=true -P '!checks' -pl "$(IFS=,; echo "${modules[*]}")" package \
    </dev/null >"$build_log" 2>&1 &
  maven=$!
  set +m
  # shellcheck disable=SC2064 # the process of now
  trap "kill -- -$maven 2>/dev/null || true; exit 130" INT TERM HUP
  show_progress "$maven"
  if ! wait "$maven"; then
    show_errors >&2
    die "the build failed; all that Maven said is in $build_log"
  fi
  trap - INT TERM HUP
  mv "$stamp_of_begin" "$stamp"
  say "Built in $SECONDS s."
}

use_jdk
take_turn build
SECONDS=0
if ! up_to_date; then
  require_no_demo
  build
fi
note_demo
end_turn build
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData \
  -Djava.io.tmpdir="${TMPDIR:-/tmp}" -cp 'demo/target/app/*' velib.demo.Demo
