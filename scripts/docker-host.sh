# shellcheck shell=bash
# Where the engine is; sourced by the scripts that talk to Docker.
# The private engine of scripts/without-registry/docker-engine.sh listens on this socket. The socket exists only while
# that engine runs: whoever set DOCKER_HOST, or has an engine of their own, never meets it.

ENGINE_RUN_DIR="${ENGINE_RUN_DIR:-/run/velib-docker}"
ENGINE_SOCKET="$ENGINE_RUN_DIR/docker.sock"

if [[ -z "${DOCKER_HOST:-}" && -S "$ENGINE_SOCKET" ]]; then
  export DOCKER_HOST="unix://$ENGINE_SOCKET"
fi

# within SECONDS COMMAND...: the command's exit status, or 124 if it was ended because the time was up. This is GNU's
# timeout, which macOS does not have.
within() {
  local deadline=$((SECONDS + $1)) job
  shift
  "$@" <&0 &
  job=$!
  while kill -0 "$job" 2>/dev/null; do
    if ((SECONDS >= deadline)); then
      kill "$job" 2>/dev/null || true
      wait "$job" 2>/dev/null || true
      return 124
    fi
    sleep 0.1
  done
  wait "$job"
}

# Does an engine answer at all? The time limit is for a socket whose engine hangs.
engine_answers() {
  command -v docker >/dev/null && within 20 docker info >/dev/null 2>&1
}
