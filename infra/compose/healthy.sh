#!/bin/bash
# The worker's own health page says UP. The base image has no HTTP client; bash can open a connection by itself.
exec 3<>"/dev/tcp/127.0.0.1/${WORKER_HTTP_PORT:-8090}" || exit 1
printf 'GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
grep -q '"status":"UP"' <&3
