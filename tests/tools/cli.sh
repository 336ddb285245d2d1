# SPDX-FileCopyrightText: 2026 The Einklang authors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# Sourced by the tests of the command line, behind PROGRAM as their first argument: starts the program in a folder of its
# own. $source: of the repository; $folder: the work's, removed in the end; $server, $port: while one is served.
program=$(realpath "$1")
source=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
. "$source/tests/tools/tap.sh"
folder=$(mktemp -d "${TMPDIR:-/tmp}/einklang-cli.XXXXXX")
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder" || exit 1

# ends CODE NAME ARGUMENTS...: runs the program; its output is in $out, what it says beside that in $said.
ends() {
    local wanted=$1 name=$2 code
    shift 2
    "$program" "$@" >out.txt 2>said.txt
    code=$?
    IFS=$'\n' read -r -d '' out <out.txt # starts no process
    IFS=$'\n' read -r -d '' said <said.txt
    [ $code = "$wanted" ]
    tap_case $? "$name"
    [ $code = "$wanted" ] || printf '%s\n' "exit code $code, wanted $wanted" "$out" "$said" | sed 's/^/# /'
}
says() { # NAME TEXT: in what was said last
    case "$out$said" in *"$2"*) tap_case 0 "$1" ;; *) tap_case 1 "$1"; printf '%s\n' "$out" "$said" | sed 's/^/# /' ;; esac
}
serve() { # ARGUMENTS...: starts a server; $port and $server are set. The shell has "&" ignore SIGINT, but env does not.
    env --default-signal=INT "$program" serve --listen "${listen:-127.0.0.1:0}" "$@" >served.txt 2>log.txt &
    server=$!
    for _ in $(seq 200); do
        port=$(sed -nE 's/^listening on http:\/\/127\.0\.0\.1:([0-9]+)$/\1/p' served.txt)
        [ -z "$port" ] || return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    sed 's/^/# /' served.txt log.txt
    return 1
}
stop() { # SIGNAL: ends the server; its exit code
    kill -"$1" "$server"
    wait "$server"
    local code=$?
    server=
    return $code
}
status_of() { # PATH [HEADER]: the HTTP status
    local line
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n%s\r\n' "$1" "$port" "${2:+$2$'\r\n'}" >&3
    read -r _ line _ <&3
    exec 3>&-
    echo "$line"
}
alter() { # DATABASE STATEMENT: as somebody with the file
    python3 -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()' "$@"
}
