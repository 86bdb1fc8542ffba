#!/usr/bin/env bash
# Builds the images for several processors, to be published:
#
#   REGISTRY=ghcr.io/someone/velib scripts/images-multi.sh    builds them and pushes them there
#   scripts/images-multi.sh                                   builds them into files, target/images/NAME.tar
#   scripts/images-multi.sh --print                           only prints what would be built
#
# PLATFORMS: which processors (linux/amd64,linux/arm64). Maven runs on this machine's own; what is done inside an image
# of another one is emulated, for which the engine needs QEMU (docker run --privileged --rm tonistiigi/binfmt --install
# all; Docker Desktop has it). All other arguments go to docker buildx bake.
set -euo pipefail

# shellcheck source=scripts/compose.sh
source "$(dirname "${BASH_SOURCE[0]}")/compose.sh"

platforms="${PLATFORMS:-linux/amd64,linux/arm64}"
labels=org.opencontainers.image
images=(zookeeper kafka kafka-init producer spark-consumer dashboard feed-simulator)

command -v docker >/dev/null || die "Docker is not installed here."
docker buildx version >/dev/null 2>&1 ||
  die "Docker is here, but its Buildx plug-in (docker buildx) is missing; install it."
cd "$root"
revision="$(git rev-parse HEAD 2>/dev/null)" || die "this is no clone with git, so there is no revision to name in the images."
[[ -z "$(git status --porcelain)" ]] || revision="$revision-dirty"
version="$(sed -n 's/^ARG VERSION=//p' Dockerfile)"

# The time of the commit, not of the build: the same commit gives the same image.
SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)"
export SOURCE_DATE_EPOCH
created="$(TZ=UTC0 git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ)"

options=(--set "*.platform=$platforms" --set "*.labels.$labels.revision=$revision" --set "*.labels.$labels.created=$created")
if [[ -n "${REGISTRY:-}" ]]; then
  for image in "${images[@]}"; do
    options+=(--set "$image.tags=$REGISTRY/$image:$version" --set "$image.output=type=registry")
  done
else
  mkdir -p target/images
  for image in "${images[@]}"; do options+=(--set "$image.output=type=oci,dest=target/images/$image.tar"); done
fi

docker buildx bake --file docker-compose.yml "${options[@]}" "$@" "${images[@]}" ||
  die "the images could not be built; the reason is above. If it is that several platforms are not supported:" \
    "docker buildx create --use --name velib"
