#!/usr/bin/env bash
# Makes stand-ins for the public images from Debian packages, if no image registry can be reached.
#
#   make base-images            make what is missing: localhost/velib/jdk:11, localhost/velib/jre:11,
#                               localhost/velib/prometheus:12 and localhost/velib/alertmanager:13, names that no
#                               public registry owns
#   FRESH=1 make base-images    make them again, for newer packages
#
# Java 11 comes from Debian 11. If the mirror no longer has that, Debian 12's Java 17 is used, and the images are
# called localhost/velib/jdk:17 and localhost/velib/jre:17. The names are written to .base-images.mk, which the Makefile
# reads. Debian has neither Grafana nor a topic browser: MONITORING=on and TOOLS=on then go without.
# Variables: DEBIAN_MIRROR, DEBIAN_SECURITY_MIRROR.
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/../surroundings.sh"
# shellcheck source=scripts/docker-host.sh
source "$root/scripts/docker-host.sh"

mirror="${DEBIAN_MIRROR:-http://deb.debian.org/debian}"
security_mirror="${DEBIAN_SECURITY_MIRROR:-http://deb.debian.org/debian-security}"
names_file="$root/.base-images.mk"
# Certificate authorities that this machine trusts beyond Debian's own, such as that of a company's proxy: without
# them neither Maven in the build nor the producer could open an https connection from a container.
local_authorities=/usr/local/share/ca-certificates

prometheus_image=localhost/velib/prometheus:12
# Debian 12's Alertmanager is older than 0.26 and shows the receiver's address, which is a secret, in its log.
alertmanager_image=localhost/velib/alertmanager:13

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

require_tools() {
  engine_answers ||
    die "no Docker engine answers; on Debian, scripts/without-registry/docker-engine.sh start brings one up."
  if command -v mmdebstrap >/dev/null; then return; fi
  command -v apt-get >/dev/null ||
    die "the stand-ins are made with mmdebstrap, which Debian and Ubuntu have; elsewhere set JDK_IMAGE and JRE_IMAGE."
  [[ "$(id -u)" == 0 ]] || die "mmdebstrap is missing; install it with: sudo apt-get install mmdebstrap"
  step "installing mmdebstrap"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends mmdebstrap debian-archive-keyring >/dev/null
}

image_exists() { docker image inspect "$1" >/dev/null 2>&1; }

# bootstrap SUITE PACKAGE IMAGE ENVIRONMENT: makes an image of Debian with that package.
bootstrap() {
  local suite="$1" package="$2" image="$3" environment="$4" tar_file
  tar_file="$work/$package.tar"
  local options=(--quiet --variant=apt --include="ca-certificates,$package"
    --dpkgopt=path-exclude=/usr/share/man/* --dpkgopt=path-exclude=/usr/share/doc/*
    --dpkgopt=path-exclude=/usr/share/locale/* --dpkgopt=force-unsafe-io
    # Java's alternatives make links in this folder and fail without it.
    "--essential-hook=mkdir -p \"\$1/usr/share/man/man1\""
    # Where Prometheus and Alertmanager write, owned as in the public images.
    "--customize-hook=install -d -o 65534 -g 65534 \"\$1/prometheus\" \"\$1/alertmanager\"")
  if compgen -G "$local_authorities/*.crt" >/dev/null; then
    options+=("--customize-hook=cp $local_authorities/*.crt \"\$1$local_authorities/\""
      "--customize-hook=chroot \"\$1\" update-ca-certificates >/dev/null")
  fi
  mmdebstrap "${options[@]}" "$suite" "$tar_file" \
    "deb $mirror $suite main" "deb $security_mirror $suite-security main" >"$work/$package.log" 2>&1 &&
    docker import -c "ENV LANG=C.UTF-8 $environment" -c 'CMD ["bash"]' - "$image" <"$tar_file" >/dev/null
}

# wait_for JOB...: waits for all, and fails if one of them did.
wait_for() {
  local job failed=0
  for job in "$@"; do wait "$job" || failed=1; done
  return "$failed"
}

# make_pair SUITE VERSION: makes both images at the same time; an image that exists is kept.
make_pair() {
  local suite="$1" version="$2" kind image jobs=() home
  home="/usr/lib/jvm/java-$version-openjdk-$(dpkg --print-architecture)"
  for kind in jre jdk; do
    image="localhost/velib/$kind:$version"
    if [[ -z "${FRESH:-}" ]] && image_exists "$image"; then
      say "$image is there already."
    else
      step "making $image from Debian packages (about a minute)"
      bootstrap "$suite" "openjdk-$version-$kind-headless" "$image" "JAVA_HOME=$home" &
      jobs+=($!)
    fi
  done
  wait_for ${jobs[@]+"${jobs[@]}"}
}

# make_one SUITE PACKAGE IMAGE: makes an image; one that exists is kept.
make_one() {
  if [[ -z "${FRESH:-}" ]] && image_exists "$3"; then
    say "$3 is there already."
  else
    step "making $3 from Debian packages"
    bootstrap "$1" "$2" "$3" ""
  fi
}

remember() {
  cat >"$names_file" <<MK
# Written by scripts/without-registry/base-images.sh; remove this file to go back to the images named in .env.
JDK_IMAGE ?= localhost/velib/jdk:$1
JRE_IMAGE ?= localhost/velib/jre:$1
PROMETHEUS_IMAGE ?= $prometheus_image
ALERTMANAGER_IMAGE ?= $alertmanager_image
GRAFANA_IMAGE ?= none
KAFKA_UI_IMAGE ?= none
MK
  say "localhost/velib/jdk:$1, localhost/velib/jre:$1, $prometheus_image and $alertmanager_image are ready, and make" \
    "uses them from now on (see .base-images.mk)."
}

require_tools
make_one bookworm prometheus "$prometheus_image" || {
  tail -n 5 "$work"/*.log >&2
  die "no image of Prometheus could be made; is $mirror reachable from here?"
}
# An older machine may not know the keys of Debian 13. Everything else works without it.
make_one trixie prometheus-alertmanager "$alertmanager_image" || {
  tail -n 5 "$work/prometheus-alertmanager.log" >&2
  say "no image of Alertmanager could be made (the end of its log is above): alerts will reach nobody."
  alertmanager_image=none
}
if make_pair bullseye 11; then
  remember 11
  exit
fi
tail -n 5 "$work"/*.log >&2
say "Debian 11's Java 11 could not be installed from $mirror (the end of its log is above)."
step "falling back to Debian 12's Java 17: everything runs, on a newer Java than the public images have"
if make_pair bookworm 17; then
  remember 17
  exit
fi
tail -n 5 "$work"/*.log >&2
die "no Java images could be made; is $mirror reachable from here?"
