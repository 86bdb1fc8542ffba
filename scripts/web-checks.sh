#!/usr/bin/env bash
# Lints and type-checks the live page's scripts and runs their tests, with npm. If the installed Node is too old for
# these tools, npm's own package of Node is used; it stays in the checks' folder.
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
# shellcheck source=scripts/turns.sh
source "$root/scripts/turns.sh"

cd "$root/dashboard/web-checks"
command -v npm >/dev/null || die "npm is not installed here; Debian has it in its package npm."

# The oldest version that package.json allows.
node_is_new_enough() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);'
}

take_turn check
npm ci --no-audit --no-fund
if ! node_is_new_enough; then
  step "Node $(node --version) is too old for the checks: taking npm's package of version 22"
  # For all scripts of package.json npm prefers it to the installed one.
  npm install --no-save --no-audit --no-fund node@22
fi
npm run check
npm test
