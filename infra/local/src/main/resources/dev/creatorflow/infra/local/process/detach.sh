# Becomes the command given, cut off from the terminal: it outlives the one who started it.
exec </dev/null
if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
trap '' HUP INT
exec "$@"
