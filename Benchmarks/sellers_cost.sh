#!/bin/sh
# The processor time of the stage `sellers` on the last night of some data, incremental and anew, with reading and writing its tables, on one thread.
#
#   Benchmarks/sellers_cost.sh BRANDSIEVE PIPELINE DATA WORKSPACES
#
# BRANDSIEVE is the binary, DATA has exports/DATE/ for two nights or more, WORKSPACES is a folder for workspaces, which are made anew. Asks perf two
# thousand times a second where the run is: processor time, so that other work on the machine lengthens it little.
set -eu
binary=$1 pipeline=$2 data=$3 folder=$4
rm -rf "$folder/before" "$folder/incremental" "$folder/full"
last=$(ls "$data/exports" | LC_ALL=C sort | tail -1)
for date in $(ls "$data/exports" | LC_ALL=C sort); do
  [ "$date" = "$last" ] && break
  "$binary" run "$pipeline" --date "$date" --data "$data" --workspace "$folder/before" 2>/dev/null >/dev/null
done
for way in incremental full; do
  helps=true
  [ $way = full ] && helps=false
  cp -a "$folder/before" "$folder/$way"
  perf record -q -e cpu-clock -F 2000 --call-graph fp -o "$folder/$way.perf" "$binary" run "$pipeline" --date "$last" --data "$data" \
    --workspace "$folder/$way" --threads 1 --set linkage.incremental=$helps >/dev/null 2>&1
  perf script -i "$folder/$way.perf" 2>/dev/null |
    awk -v way=$way 'BEGIN { RS = "" } /12SellersStageV5write/ { count++ } END { printf "%s %d ms\n", way, count / 2 }'
  rm "$folder/$way.perf"
done
