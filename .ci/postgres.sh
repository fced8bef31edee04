# shellcheck shell=bash
# A PostgreSQL for the tests: its own cluster in a folder of its own, on a port of its own, gone when the tests are.

postgres_folder=''
postgres_user=''

# postgres_programs: the folder of the newest PostgreSQL server on this machine, or nothing.
postgres_programs() {
  local initdb
  initdb=$(command -v initdb || printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  [ ! -x "$initdb" ] || dirname "$initdb"
}

# as_postgres COMMAND...: as ourselves, or, since PostgreSQL refuses to run as root, as another user.
as_postgres() {
  if [ -z "$postgres_user" ]; then "$@"; else runuser -u "$postgres_user" -- "$@"; fi
}

# make_postgres_folder: under target/, or where that user may not go there, in the folder for temporary files.
make_postgres_folder() {
  mkdir -p target
  postgres_folder=$(mktemp -d "$PWD/target/postgres-XXXXXX")
  [ "$(id -u)" -eq 0 ] || return 0
  postgres_user=postgres
  id "$postgres_user" >/dev/null 2>&1 || postgres_user=nobody
  chown "$postgres_user" "$postgres_folder"
  as_postgres test -w "$postgres_folder" && return
  rmdir "$postgres_folder"
  postgres_folder=$(mktemp -d)
  chown "$postgres_user" "$postgres_folder"
}

# start_postgres: starts it and tells the tests where it is in GOLDEN_THREAD_TEST_POSTGRES.
start_postgres() {
  local programs port options
  programs=$(postgres_programs)
  make_postgres_folder
  (cd "$postgres_folder" && as_postgres "$programs/initdb" --pgdata=cluster --username=golden --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log) || stop "initdb failed; see $postgres_folder"
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$(socket_folder)' -c max_connections=300"
    options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c log_min_messages=fatal"
    if (cd "$postgres_folder" && as_postgres "$programs/pg_ctl" start --wait --silent -D cluster -l server.log -o "$options"); then
      export GOLDEN_THREAD_TEST_POSTGRES="postgres://golden@127.0.0.1:$port/postgres"
      return
    fi
  done
  cat "$postgres_folder/server.log" >&2
  stop "PostgreSQL did not start."
}

# socket_folder: the cluster's own folder, unless its path is longer than a socket's address may be.
socket_folder() {
  if [ "${#postgres_folder}" -lt 80 ]; then printf '%s' "$postgres_folder"; else printf ''; fi
}

# stop_postgres: stops it if it was started, and removes its folder. Safe to call at any time.
stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  if [ -f "$postgres_folder/cluster/postmaster.pid" ]; then
    (cd "$postgres_folder" && as_postgres "$(postgres_programs)/pg_ctl" stop --silent -m immediate -D cluster) || true
  fi
  rm -rf "$postgres_folder"
  postgres_folder=''
}
