#!/bin/bash
# Runs once, on an empty volume: one role and database for Creatorflow, one role and two databases for Temporal.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=creatorflow_password="$CREATORFLOW_DB_PASSWORD" --set=temporal_password="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE creatorflow LOGIN PASSWORD :'creatorflow_password';
CREATE DATABASE creatorflow OWNER creatorflow;
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
