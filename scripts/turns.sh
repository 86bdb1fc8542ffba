# shellcheck shell=bash
# Lets commands that would disturb each other in the same checkout run one after the other; sourced by scripts. The
# notes about who is at it are in target, where no build and no image looks.

# shellcheck disable=SC2154 # root is from surroundings.sh
turns="$root/target/turns"

# Does a process with this number run, whoever's it is?
alive() { kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1; }

# take_turn NAME: waits until no other process has the turn of this name, then has it until end_turn or its end.
take_turn() {
  local turn="$turns/$1" owner waited=''
  mkdir -p "$turns"
  until (set -o noclobber && echo "$$" >"$turn") 2>/dev/null; do
    [[ -w "$turns" ]] || die "$turns cannot be written to; whose is it?"
    owner="$(cat "$turn" 2>/dev/null)" || continue
    # An empty note is one that is being written.
    if [[ "$owner" =~ ^[0-9]+$ ]] && ! alive "$owner"; then
      remove_note_of "$owner" "$turn"
      continue
    fi
    if [[ -z "$waited" ]]; then
      step "waiting for process $owner, which has the turn to ${1%%-*} in this checkout (its note is $turn)"
      waited=yes
    fi
    sleep 0.5
  done
  # shellcheck disable=SC2064 # the turn of now
  trap "rm -f '${turn//\'/\'\\\'\'}'" EXIT
}

end_turn() {
  trap - EXIT
  rm -f "$turns/$1"
}

# Removes the note that a killed process left. Another may have done so meanwhile and have the turn now: its note is put
# back.
remove_note_of() {
  local owner="$1" turn="$2" aside="$2.of-$$"
  mv "$turn" "$aside" 2>/dev/null || return 0
  if [[ "$(cat "$aside")" != "$owner" ]]; then ln "$aside" "$turn" 2>/dev/null || true; fi
  rm -f "$aside"
}

# Notes that this process, which has the turn to build, will run a demo from what was built.
note_demo() {
  mkdir -p "$turns/demos"
  : >"$turns/demos/$$"
}

# Ends with a sentence if a demo runs from the files that a build would replace. Needs the turn to build.
require_no_demo() {
  local note process
  for note in "$turns"/demos/*; do
    process="${note##*/}"
    [[ "$process" =~ ^[0-9]+$ ]] || continue
    if runs_demo "$process"; then
      die "a demo runs from this checkout (process $process), and the build would replace its files: stop it first."
    fi
    rm -f "$note"
  done
}

# The number alone does not tell: another process may have got it since.
runs_demo() {
  alive "$1" || return 1
  command -v pgrep >/dev/null || return 0
  pgrep -f 'scripts/demo\.sh|velib\.demo\.Demo' | grep -qx "$1"
}
