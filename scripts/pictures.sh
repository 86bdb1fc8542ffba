#!/usr/bin/env bash
# Makes the README's pictures again, in docs/pictures: the live page in both themes and make demo in a terminal. All of
# it is real, on the simulated feed: the pages of a running demo, and the output of another one with its own pace.
set -euo pipefail

# shellcheck source=scripts/surroundings.sh
source "$(dirname "${BASH_SOURCE[0]}")/surroundings.sh"
cd "$root"
for tool in chromium chromedriver curl; do
  command -v "$tool" >/dev/null || die "$tool is not installed here; Debian has it: chromium, chromium-driver, curl."
done

pictures=docs/pictures
folder="$(mktemp -d)"
demo=''
driver=''
session=''
finish() {
  if [[ -n "$session" ]]; then
    curl -sS --max-time 10 -X DELETE "http://127.0.0.1:$driver_port$session" >/dev/null || true
  fi
  local process
  for process in $driver $demo; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Prints the lines of the standard input after the second in which they came, without this machine's path.
with_seconds() {
  local line
  SECONDS=0
  while IFS= read -r line; do printf '%d\t%s\n' "$SECONDS" "${line//"$root"/.}"; done
}

# drive PATH JSON: one request to chromedriver, which drives the browser.
drive() {
  curl -sS --fail --max-time 60 -H 'Content-Type: application/json' -d "$2" "http://127.0.0.1:$driver_port$1"
}

start_browser() {
  chromedriver --port=0 >"$folder/chromedriver.log" 2>&1 &
  driver=$!
  until driver_port="$(sed -n 's/.*successfully on port \([0-9]*\).*/\1/p' "$folder/chromedriver.log" | grep .)"; do
    kill -0 "$driver" || die "chromedriver has ended: $(cat "$folder/chromedriver.log")"
    sleep 1
  done
  session="/session/$(drive /session '{"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": [
    "--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1280,1140"]}}}}' |
    sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p')"
}

# photograph THEME: the page as a browser with that theme shows it, once the map is there.
photograph() {
  drive "$session/goog/cdp/execute" '{"cmd": "Emulation.setEmulatedMedia",
    "params": {"features": [{"name": "prefers-color-scheme", "value": "'"$1"'"}]}}' >/dev/null
  drive "$session/url" '{"url": "'"$address"'"}' >/dev/null
  until drive "$session/execute/sync" '{"script": "return document.querySelectorAll(\"svg path\").length > 50",
    "args": []}' | grep -q '"value":true'; do sleep 1; done
  # What changes is highlighted for a moment.
  sleep 3
  curl -sS --fail --max-time 60 "http://127.0.0.1:$driver_port$session/screenshot" |
    sed 's/.*"value":"\([^"]*\)".*/\1/' | base64 -d >"$folder/page-$1.png"
}

step "the page, with the whole network"
FEED=simulator STATION_CODES='*' scripts/demo.sh >"$folder/demo.log" 2>&1 &
demo=$!
until grep -q 'the first are there' "$folder/demo.log"; do
  kill -0 "$demo" 2>/dev/null || { cat "$folder/demo.log" >&2; die "the demo has ended"; }
  sleep 1
done
address="$(sed -n 's/.* live page \(http:[^ ]*\).*/\1/p' "$folder/demo.log")"
start_browser
for theme in light dark; do photograph "$theme"; done
kill "$demo"
wait "$demo" || true
demo=''

step "make demo in a terminal"
FEED=simulator RUN_FOR=30 scripts/demo.sh 2>&1 | with_seconds >"$folder/terminal"
awk -f scripts/pictures/terminal.awk "$folder/terminal" >"$folder/terminal.svg"

mv "$folder/page-light.png" "$folder/page-dark.png" "$folder/terminal.svg" "$pictures/"
say "Made again: $pictures/page-light.png, page-dark.png and terminal.svg. Look at them before they are committed."
