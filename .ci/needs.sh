# shellcheck shell=bash
# What ./run and ./test need on the machine. Sourced by both; works on Debian 12 and later.

say() { printf '\n== %s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

# as_root COMMAND...: runs it as root, through sudo where we are somebody else.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# install_missing WHY COMMAND=PACKAGE...: installs the Debian package of every command that is not there.
install_missing() {
  local pair why=$1 missing=()
  for pair in "${@:2}"; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  say "Missing $why, so installing from the distribution: ${missing[*]}"
  local by_hand="Install these packages and start again. On Debian: sudo apt-get install ${missing[*]}"
  command -v apt-get >/dev/null || stop "This is not a Debian system. $by_hand"
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || stop "This needs the administrator. $by_hand"
  as_root apt-get update -qq || stop "The list of packages could not be read. $by_hand"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    stop "The packages could not be installed. $by_hand"
}

# need_rust: finds cargo, also where rustup put it without telling the shell.
need_rust() {
  # shellcheck source=/dev/null
  command -v cargo >/dev/null || [ ! -f "$HOME/.cargo/env" ] || . "$HOME/.cargo/env"
  command -v cargo >/dev/null || stop "Rust is missing. Install it as https://rustup.rs says, then start again."
}

# need_web: fetches the packages of web/ unless those that are there are the ones of the lock file.
need_web() {
  [ -f web/node_modules/.package-lock.json ] && [ ! web/package-lock.json -nt web/node_modules/.package-lock.json ] && return
  say "Fetching styles, script and fonts (npm ci in web/)"
  npm ci --prefix web --no-fund --no-audit --loglevel=error ||
    stop "npm could not fetch them. With a connection to the npm registry, type: npm ci --prefix web"
}
