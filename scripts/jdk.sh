# shellcheck shell=bash
# Finds a JDK that Spark 3.2 can run on, 11 or 17; sourced by scripts.

# java_property NAME JAVA [OPTION]...: what a Java says of itself, such as java.home; nothing if it does not run.
java_property() {
  local name="$1"
  shift
  "$@" -version </dev/null 2>&1 | sed -n "s/^ *$name = //p" | head -n 1
}

# The Java line of the JDK in a folder, such as 17; fails where there is no JDK.
jdk_line() {
  [[ -x "$1/bin/javac" ]] || return 1
  java_property 'java\.specification\.version' "$1/bin/java" -XshowSettings:properties | sed 's/^1\.//' | grep .
}

# The folder of the JDK on the PATH. Asked for instead of followed: javac may be the launcher of a version manager.
jdk_on_path() {
  command -v javac >/dev/null || return 0
  java_property 'java\.home' javac -J-XshowSettings:properties
}

# Where systems and version managers keep their JDKs, one folder a line.
jdk_folders() {
  local folder
  for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    {/opt/homebrew,/usr/local,/home/linuxbrew/.linuxbrew}/opt/openjdk@1[17]/{,libexec/openjdk.jdk/Contents/Home} \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.jabba/jdk/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/*; do
    if [[ -d "$folder" ]]; then printf '%s\n' "${folder%/}"; fi
  done
}

# Prints the folder of the first JDK that fits, or says in one sentence what was seen.
find_jdk() {
  local folder line seen='' tried='|'
  while IFS= read -r folder; do
    [[ -n "$folder" && "$tried" != *"|$folder|"* ]] || continue
    tried+="$folder|"
    line="$(jdk_line "$folder")" || continue
    case "$line" in
      11 | 17)
        printf '%s\n' "$folder"
        return
        ;;
    esac
    seen+="${seen:+, }$line in $folder"
  done < <(printf '%s\n' "${JAVA_HOME:-}"; jdk_on_path; jdk_folders)
  die "Spark 3.2 runs on Java 11 or 17, but ${seen:+the only JDKs found are }${seen:-none was found}: install one" \
    "(Debian: apt-get install openjdk-17-jdk-headless, macOS: brew install openjdk@17) or set JAVA_HOME to one."
}

beyond_ascii() { [[ -n "$(printf '%s' "$1" | LC_ALL=C tr -d ' -~')" ]]; }

# Java reads names of files by the locale: in C, or in one that is not installed, it does not find what is in a folder
# like "démo".
# shellcheck disable=SC2154 # root is from surroundings.sh, which whoever sources this has sourced
use_locale_of_names() {
  local names="$root|$JAVA_HOME|$HOME|${TMPDIR:-}" locale
  if [[ "$root" == *:* ]]; then
    die "this folder has a colon in its path, where Java's class paths are cut: rename or move $root"
  fi
  beyond_ascii "$names" || return 0
  if [[ "$(encoding_of_names)" == UTF-8 ]]; then return; fi
  for locale in C.UTF-8 en_US.UTF-8; do
    if [[ "$(LC_ALL="$locale" encoding_of_names)" == UTF-8 ]]; then
      export LC_ALL="$locale"
      return
    fi
  done
  die "one of these has letters beyond ASCII, which Java reads in a UTF-8 locale alone, and none is installed:" \
    "${names//|/ }"
}

encoding_of_names() { java_property 'sun\.jnu\.encoding' "$JAVA_HOME/bin/java" -XshowSettings:properties; }

# Sets JAVA_HOME to a JDK that fits and puts its commands first on the PATH.
use_jdk() {
  JAVA_HOME="$(find_jdk)" || exit 1
  PATH="$JAVA_HOME/bin:$PATH"
  export JAVA_HOME PATH
  use_locale_of_names
}
