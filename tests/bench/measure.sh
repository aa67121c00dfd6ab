# Sourced by the scripts beside it: what a command took.
# shellcheck shell=sh

# Runs a command; prints its seconds and, where the system tells, the most memory it had.
measure() {
  label=$1
  shift
  begun=$(date +%s%N)
  "$@" &
  process=$!
  peak=0
  while kill -0 "$process" 2> /dev/null; do
    now=$(awk '/^VmHWM/ {print $2}' "/proc/$process/status" 2> /dev/null || true)
    if [ "${now:-0}" -gt "$peak" ]; then peak=$now; fi
    sleep 0.02
  done
  wait "$process"
  taken=$((($(date +%s%N) - begun) / 1000000))
  printf '%-16s %6d ms  %4d MiB\n' "$label" "$taken" "$((peak / 1024))"
}

# The milliseconds that measure printed for NAME in FILE: measured NAME FILE
measured() {
  awk -v name="$1" 'index($0, name) == 1 {print $(NF - 3)}' "$2"
}
