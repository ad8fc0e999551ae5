#!/bin/sh
# Brings Temporal's own two databases up to date. Harmless when they are: each step looks at the version it finds.
set -eu

for store in temporal:temporal visibility:temporal_visibility; do
  schema=${store%%:*}
  database=${store#*:}
  temporal-sql-tool --database "$database" setup-schema --version 0.0
  temporal-sql-tool --database "$database" update-schema --schema-name "postgresql/v12/$schema"
done
