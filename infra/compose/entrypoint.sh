#!/bin/sh
# The launcher of the image: the same commands as ./creatorflow, on the jars that were put beside this script.
set -eu

app=/opt/creatorflow
flags='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+ExitOnOutOfMemoryError'
case ${1-} in
  worker)
    shift
    # shellcheck disable=SC2086
    exec java $flags -XX:MaxRAMPercentage=70 ${CREATORFLOW_JAVA_OPTS:-} -cp "$app/worker/*" \
      dev.creatorflow.worker.WorkerApplication "$@"
    ;;
  *)
    # shellcheck disable=SC2086
    exec java $flags -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ${CREATORFLOW_JAVA_OPTS:-} -cp "$app/starter/*" \
      dev.creatorflow.starter.Main "$@"
    ;;
esac
