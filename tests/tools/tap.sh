# SPDX-FileCopyrightText: 2026 The Einklang authors
# SPDX-License-Identifier: EUPL-1.2
# TAP for checks in shell: is NAME WANTED GOT, succeeds NAME COMMAND..., fails NAME TEXT COMMAND..., and finish as the
# last line.
tap_count=0 tap_failed=0
tap_case() { # STATUS NAME
    tap_count=$((tap_count + 1))
    if [ "$1" = 0 ]; then echo "ok $tap_count - $2"; else
        echo "not ok $tap_count - $2"
        tap_failed=$((tap_failed + 1))
    fi
}
is() {
    [ "$2" = "$3" ]
    tap_case $? "$1"
    [ "$2" = "$3" ] || printf 'wanted: %s\ngot: %s\n' "$2" "$3" | sed 's/^/# /'
}
succeeds() {
    local name=$1 output code
    shift
    output=$("$@" 2>&1)
    code=$?
    tap_case $code "$name"
    [ $code = 0 ] || printf '%s\n' "$output" | sed 's/^/# /'
}
fails() { # the command must end with an error and say TEXT
    local name=$1 text=$2 output code
    shift 2
    output=$("$@" 2>&1)
    code=$?
    [ $code != 0 ] && case $output in *"$text"*) true ;; *) false ;; esac
    code=$?
    tap_case $code "$name"
    [ $code = 0 ] || printf '%s\n' "$output" | sed 's/^/# /'
}
finish() {
    echo "1..$tap_count"
    exit $((tap_failed > 0))
}
