# shellcheck shell=bash
# Where the engine is; sourced by the scripts that talk to Docker.
# scripts/docker-engine.sh keeps its private engine behind this socket. It exists only while that engine
# runs, so whoever set DOCKER_HOST, or has an engine of their own, never meets it.

ENGINE_RUN_DIR="${ENGINE_RUN_DIR:-/run/velib-docker}"
ENGINE_SOCKET="$ENGINE_RUN_DIR/docker.sock"

if [[ -z "${DOCKER_HOST:-}" && -S "$ENGINE_SOCKET" ]]; then
  export DOCKER_HOST="unix://$ENGINE_SOCKET"
fi

# Does an engine answer at all? The time limit is for a socket whose engine hangs.
engine_answers() {
  command -v docker >/dev/null && timeout 20 docker info >/dev/null 2>&1
}
