#!/usr/bin/env bash
# A Docker engine with Compose and Buildx on a bare Debian 12, without any image registry.
#
#   scripts/without-registry/docker-engine.sh start    use the engine that answers, or start a private one
#   scripts/without-registry/docker-engine.sh stop     stop the private one; an engine of somebody else is left alone
#   scripts/without-registry/docker-engine.sh status   say which engine answers; exit status 1 when none does
#
# Variables: ENGINE_RUN_DIR (socket and pid, /run/velib-docker), ENGINE_DATA_DIR (images, volumes and build
# cache, kept between starts, /var/lib/velib-docker), DEBIAN_MIRROR (http://deb.debian.org/debian).
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/../surroundings.sh"
# shellcheck source=scripts/docker-host.sh
source "$root/scripts/docker-host.sh"

data_dir="${ENGINE_DATA_DIR:-/var/lib/velib-docker}"
pid_file="$ENGINE_RUN_DIR/docker.pid"
log_file="$ENGINE_RUN_DIR/dockerd.log"
mirror="${DEBIAN_MIRROR:-http://deb.debian.org/debian}"

require_root() {
  [[ "$(id -u)" == 0 ]] || die "starting a Docker engine needs root, and this is $(id -un); run this with sudo."
}

# Debian 12 has the engine, but only Compose 1. The newer plug-ins of Debian 13 need little else and run here. They
# are fetched with a private apt configuration: the machine's own apt stays as it is.
install_plugins() {
  if docker compose version >/dev/null 2>&1 && docker buildx version >/dev/null 2>&1; then return; fi
  step "Compose v2 and Buildx are missing: taking them from Debian 13"
  local work plugins
  work="$(mktemp -d)"
  plugins="${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins"
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root" "$plugins"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$work/sources.list"
  local apt=(apt-get -qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=-
    -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$work" && "${apt[@]}" download docker-compose docker-buildx)
  local package
  for package in "$work"/*.deb; do dpkg-deb -x "$package" "$work/root"; done
  cp "$work"/root/usr/libexec/docker/cli-plugins/* "$plugins/"
  rm -rf "$work"
  docker compose version >/dev/null || die "the Compose plug-in in $plugins does not run; run it by hand to see why."
  docker buildx version >/dev/null || die "the Buildx plug-in in $plugins does not run; run it by hand to see why."
}

install_engine() {
  if command -v dockerd >/dev/null && command -v iptables >/dev/null && command -v docker >/dev/null; then return; fi
  step "installing Debian's docker.io"
  command -v apt-get >/dev/null || die "no dockerd here, and no apt-get to install it with; install Docker by hand."
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends docker.io iptables >/dev/null
  # The package may have started its own engine.
  hash -r
}

launch() {
  mkdir -p "$ENGINE_RUN_DIR" "$data_dir"
  export DOCKER_HOST="unix://$ENGINE_SOCKET"
  setsid dockerd --data-root "$data_dir" --exec-root "$ENGINE_RUN_DIR/exec" --pidfile "$pid_file" \
    -H "$DOCKER_HOST" >"$log_file" 2>&1 </dev/null &
  local launched=$! waited=0
  until engine_answers; do
    kill -0 "$launched" 2>/dev/null || { tail -n 15 "$log_file" >&2; die "dockerd ended at once; the end of its log is above."; }
    ((waited++ < 60)) || die "dockerd has not answered for a minute; see $log_file."
    sleep 0.5
  done
}

start() {
  install_engine_client
  if engine_answers; then
    say "an engine already answers$(where); using it."
  else
    require_root
    install_engine
    if ! engine_answers; then
      step "starting a private engine (data in $data_dir, log in $log_file)"
      launch
    fi
  fi
  install_plugins
  status
}

install_engine_client() {
  command -v docker >/dev/null || { require_root; install_engine; }
}

where() { [[ -z "${DOCKER_HOST:-}" ]] || printf ' at %s' "$DOCKER_HOST"; }

stop() {
  if [[ ! -s "$pid_file" ]]; then
    say "no private engine runs; nothing to stop."
    return
  fi
  local pid waited=0
  pid="$(cat "$pid_file")"
  # If the engine died without removing its pid file, the pid may belong to another program by now.
  if [[ -r "/proc/$pid/comm" && "$(cat "/proc/$pid/comm")" == dockerd ]]; then
    kill "$pid"
    while kill -0 "$pid" 2>/dev/null; do
      ((waited++ < 120)) || die "dockerd ($pid) has not ended for a minute after SIGTERM; see $log_file."
      sleep 0.5
    done
  fi
  rm -f "$ENGINE_SOCKET" "$pid_file"
  say "the private engine is stopped; its images and volumes stay in $data_dir."
}

status() {
  engine_answers || { say "no Docker engine answers$(where)."; return 1; }
  say "engine $(docker version --format '{{.Server.Version}}')$(where)," \
    "Compose $(docker compose version --short 2>/dev/null || echo missing)," \
    "Buildx $(docker buildx version 2>/dev/null | cut -d' ' -f2 || echo missing)"
  if [[ "${DOCKER_HOST:-}" == "unix://$ENGINE_SOCKET" ]]; then
    say "make finds it by itself; for docker in your own shell:"
    echo "export DOCKER_HOST=$DOCKER_HOST"
  fi
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  status) status ;;
  *) die "usage: $0 start|stop|status" ;;
esac
