#!/bin/sh
# Links sellers night by night, incrementally and anew, and compares all that is published and all artefacts byte by byte.
#
#   Benchmarks/nights.sh BRANDSIEVE PIPELINE DATA WORKSPACES
#
# BRANDSIEVE is the binary, DATA has exports/DATE/ for each night, WORKSPACES is a folder for the two workspaces, which are made anew.
# Prints the seconds of the sellers stage for each night; ends in 1 at the first difference.
set -eu
binary=$1 pipeline=$2 data=$3 folder=$4
rm -rf "$folder/incremental" "$folder/full"
digest() { (cd "$1" && find . -type f -name "$2" | LC_ALL=C sort | xargs sha256sum | sha256sum); }
for date in $(ls "$data/exports" | LC_ALL=C sort); do
  line=$date
  for way in incremental full; do
    helps=true
    [ $way = full ] && helps=false
    said=$("$binary" run "$pipeline" --set linkage.incremental=$helps --date "$date" --data "$data" --workspace "$folder/$way" 2>&1 >/dev/null)
    line="$line  $way $(echo "$said" | sed -n 's/^sellers: .* rows, \(.*\)$/\1/p')"
  done
  compare() {
    [ "$(digest "$folder/incremental/$1" "$2")" = "$(digest "$folder/full/$1" "$2")" ] || { echo "$line  $1 DIFFER"; exit 1; }
  }
  compare published '*'
  compare artefacts '*.arrow'
  echo "$line  same bytes"
done
