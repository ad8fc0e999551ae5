# Becomes the command given after the first two words, with a guard beside it. The guard holds the other end of this
# script's standard input; when that closes - the parent closed it, or died in any way - it stops the command.
#   $1 signal that asks the command to stop    $2 seconds it is given before it is killed    rest: the command
signal=$1
grace=$2
shift 2
exec 3<&0 </dev/null

# When process $1 was born, so that another process with the same number is never mistaken for it. Empty: it is gone.
birth() {
  if [ -d /proc/self ]; then
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 0
    set -- ${line##*) }
    [ "$1" = Z ] || echo "${20}"
  else
    ps -o lstart= -p "$1" 2>/dev/null
  fi
}

(
  trap '' HUP INT TERM
  exec >/dev/null 2>&1
  born=$(birth $$)
  there() { [ -n "$born" ] && [ "$(birth $$)" = "$born" ]; }
  while read -r _ <&3; do :; done
  there || exit 0
  kill -s "$signal" $$
  tenths=$((grace * 10))
  while there && [ $tenths -gt 0 ]; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  there && kill -s KILL $$
) &

# A session of its own, where the system has the means: a Ctrl-C in the terminal reaches the parent only, which then
# stops its children one after another.
if command -v setsid >/dev/null 2>&1; then exec 3<&- setsid "$@"; fi
exec 3<&- "$@"
