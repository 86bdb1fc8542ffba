# shellcheck shell=bash
# Finds a JDK that Spark 3.2 can run on, 11 or 17; sourced by scripts.

# The Java line of the JDK in a folder, such as 17; fails where there is no JDK.
jdk_line() {
  [[ -x "$1/bin/javac" ]] || return 1
  "$1/bin/java" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | grep .
}

# The folder of the Java on the PATH, links followed.
java_on_path() {
  local java
  java="$(command -v javac)" || return 0
  java="$(readlink -f "$java" 2>/dev/null || echo "$java")"
  dirname "$(dirname "$java")"
}

# Prints the folder of the first JDK that fits, or says in one sentence what was seen.
find_jdk() {
  local folder line seen=() tried=' '
  for folder in "${JAVA_HOME:-}" "$(java_on_path)" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [[ -n "$folder" && -d "$folder" && "$tried" != *" $folder "* ]] || continue
    tried+="$folder "
    line="$(jdk_line "$folder")" || continue
    case "$line" in
      11 | 17)
        printf '%s\n' "$folder"
        return
        ;;
    esac
    seen+=("$line in $folder")
  done
  local found='none was found'
  ((${#seen[@]} == 0)) || found="the only JDKs found are $(printf '%s, ' "${seen[@]}" | sed 's/, $//')"
  die "Spark 3.2 runs on Java 11 or 17, but $found: install one (Debian: apt-get install openjdk-17-jdk-headless)" \
    "or set JAVA_HOME to one."
}
