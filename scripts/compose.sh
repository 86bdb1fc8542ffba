# shellcheck shell=bash
# Docker Compose for this project; sourced by the scripts that drive the containers.

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
# shellcheck source=scripts/docker-host.sh
source "$root/scripts/docker-host.sh"

# The project's folder as docker knows it. The bash that comes with Git for Windows has other names for folders, and
# takes words that begin with a slash for such names, also those that are meant for a container.
project="$root"
if [[ -n "${MSYSTEM:-}" ]] && command -v cygpath >/dev/null; then
  project="$(cygpath -m "$root")"
  export MSYS_NO_PATHCONV=1
fi

# The profiles are always named, so that down, logs and ps reach what is in them whether it runs or not.
compose() { docker compose --project-directory "$project" --profile simulator --profile monitoring --profile tools "$@"; }

# The value of a setting: from the environment, otherwise from .env. As for Compose, quotes around it, a comment after
# it and the line ends of Windows are not part of it.
setting() {
  local name="$1"
  if [[ -n "${!name:-}" ]]; then
    printf '%s' "${!name}"
  else
    sed -n "s/^$name=//p" "$root/.env" | tail -n 1 | tr -d '\r' |
      sed -e "s/^'\([^']*\)'.*/\1/" -e t -e 's/^"\([^"]*\)".*/\1/' -e t -e 's/[[:blank:]]\{1,\}#.*//' -e 's/[[:blank:]]*$//'
  fi
}

# Is this word a whole number? Ask before a word that a program printed, or a setting, is used in arithmetic or as an
# array's index: bash evaluates such a word as an expression, and a[$(command)] runs the command.
whole_number() { [[ "$1" =~ ^(0|[1-9][0-9]{0,17})$ ]]; }

require_docker() {
  local without="make demo runs the whole pipeline without it."
  command -v docker >/dev/null || die "Docker is not installed here; $without"
  engine_answers || die "the Docker engine does not answer (docker info says why); $without"
  docker compose version >/dev/null 2>&1 ||
    die "Docker is here, but its Compose plug-in (docker compose) is missing; install it, or: $without"
}

# Is this service of the pipeline running?
running() { [[ -n "$(compose ps --quiet --status running "$1" 2>/dev/null)" ]]; }

require_running() {
  require_docker
  running "$1" || die "$1 is not running; start the pipeline with: make up"
}

# The program that looks at the pipeline from inside the containers' network. It runs in a container of its own, so
# that this machine needs no Java, and Compose's words about that container go to standard error.
pipeline_check() {
  docker compose --project-directory "$project" -f "$project/docker-compose.yml" -f "$project/scripts/pipeline-check.yml" \
    run --rm --no-deps --no-TTY kafka-init "$@" </dev/null
}

# Runs one of the broker's own commands in its container, where localhost:9092 works whatever KAFKA_PORT is.
in_kafka() {
  local command="$1" terminal=()
  shift
  [[ -t 0 && -t 1 ]] || terminal=(-T)
  compose exec ${terminal[@]+"${terminal[@]}"} kafka "$command" --bootstrap-server localhost:9092 "$@"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Says in words who listens on a port of this machine, as far as one of the tools that can tell is there: ss on Linux,
# lsof on macOS.
port_holder() {
  local port="$1" holder seen way=''
  holder="$(docker ps --filter "publish=$port" --format 'the container {{.Names}}' 2>/dev/null | head -n 1)"
  if [[ -z "$holder" ]] && command -v ss >/dev/null; then
    holder="$(ss -Hltnp "sport = :$port" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (process \2)/p' | head -n 1)"
    way="of another user (sudo ss -ltnp names it)"
  elif [[ -z "$holder" ]] && command -v lsof >/dev/null; then
    # Lines that begin with p and c: the process and its command.
    seen="$(lsof -nP "-iTCP:$port" -sTCP:LISTEN -Fpc 2>/dev/null)" || true
    if [[ -n "$seen" ]]; then
      holder="$(sed -n 's/^c//p' <<<"$seen" | head -n 1) (process $(sed -n 's/^p//p' <<<"$seen" | head -n 1))"
    fi
    way="of another user (sudo lsof -nP -iTCP:$port names it)"
  fi
  printf '%s' "${holder:-a program${way:+ $way}}"
}

# A port to try instead.
other_port() {
  if whole_number "$1"; then printf '%s' "$(($1 < 50000 ? $1 + 10000 : $1 - 10000))"; else printf 10000; fi
}
