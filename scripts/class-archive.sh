#!/usr/bin/env bash
# Makes spark-consumer/target/classes.jsa from the current build: the same archive of classes as in the Spark job's
# image, so that a benchmark starts the job as a container does.
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"

use_jdk
lists="$(mktemp -d)"
trap 'rm -rf "$lists"' EXIT
"$root/docker/rehearse" "$lists"
rm -f "$root/spark-consumer/target/classes.jsa"
"$root/docker/bin/share-classes" "$root/spark-consumer/target/classes.jsa" "$root/spark-consumer/target/app/*" \
  "$lists/spark-consumer.classes"
