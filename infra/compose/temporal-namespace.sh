#!/bin/sh
# Makes the namespace with fourteen days of history, or sets those where it exists. Search attributes are registered by
# the worker.
set -eu

if temporal operator namespace describe --namespace default >/dev/null 2>&1; then
  temporal operator namespace update --namespace default --retention 336h
else
  temporal operator namespace create --namespace default --retention 336h
fi
