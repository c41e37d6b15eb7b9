#!/bin/sh
# Checks that an entry is in an audit log, with openssl and awk and nothing of Cardtrail:
#   sh verify-inclusion.sh entry.json entry.tlog-proof log.pub
# entry.json: the leaf's bytes. entry.tlog-proof: a C2SP tlog-proof. log.pub: the log's public key (PEM), from somewhere else.
# Prints one line and exits 0 if the proof holds, 1 if it does not.
set -eu
LC_ALL=C
export LC_ALL
[ $# = 3 ] || { echo "usage: verify-inclusion.sh ENTRY PROOF PUBLIC-KEY" >&2; exit 2; }
entry=$1 proof=$2 key=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad() { echo "NOT PROVED: $1"; exit 1; }
sha() { openssl dgst -sha256 -binary; }
b64() { openssl base64 -A; }
first4() { dd bs=1 count=4 2> /dev/null; }
unb64() { printf '%s' "$1" | openssl base64 -d -A; }
# A hash is 32 bytes, written as base64 in one way only.
hash32() {
  unb64 "$1" > "$work/h" 2>/dev/null || bad "a hash is no base64"
  [ "$(wc -c < "$work/h")" -eq 32 ] || bad "a hash has not 32 bytes"
  [ "$(b64 < "$work/h")" = "$1" ] || bad "a hash is not written as base64 is"
}
# node LEFT RIGHT (base64) -> base64 of SHA-256(0x01, left, right)
node() { { printf '\001'; unb64 "$1"; unb64 "$2"; } | sha | b64; }

# Nothing but lines, and not one byte more than what is looked at below.
[ "$(tr -d '\000' < "$proof" | wc -c)" -eq "$(wc -c < "$proof")" ] || bad "the proof holds a zero byte"
[ -n "$(tail -c 1 "$proof" | tr -d '\n')" ] && bad "the proof does not end with a line feed"

# The proof's parts: index and hashes; after the first empty line the checkpoint: text, empty line, signatures.
awk -v dir="$work" '
  part == 0 && $0 == "" { part = 1; next }
  part == 1 && $0 == "" { part = 2; next }
  part == 0 { print > (dir "/path") }
  part == 1 { print > (dir "/text") }
  part == 2 { print > (dir "/signatures") }
' "$proof"
for part in path text signatures; do [ -s "$work/$part" ] || bad "the proof has no $part"; done
[ "$(sed -n 1p "$work/path")" = "c2sp.org/tlog-proof@v1" ] || bad "this is no tlog-proof@v1"
sed -e 1d -e '2{/^extra /d;}' "$work/path" > "$work/lines"
index=$(sed -n '1s/^index \([0-9][0-9]*\)$/\1/p' "$work/lines")
[ -n "$index" ] || bad "the proof names no index"
[ "$(wc -l < "$work/text")" -eq 3 ] || bad "the checkpoint has not three lines"
origin=$(sed -n 1p "$work/text")
size=$(sed -n '2s/^\([0-9][0-9]*\)$/\1/p' "$work/text")
root=$(sed -n 3p "$work/text")
[ -n "$size" ] || bad "the checkpoint names no size"
[ ${#size} -le 15 ] && [ ${#index} -le 15 ] || bad "a number is too large"
for number in "$size" "$index"; do
  case $number in 0 | [1-9]*) ;; *) bad "a number begins with 0" ;; esac
done
hash32 "$root"

# The signature over the text: base64 of key id (4 bytes) and Ed25519 signature. The id is made of name, type 1 and key.
id=$({ printf '%s\n\001' "$origin"; openssl pkey -pubin -in "$key" -outform DER | tail -c 32; } | sha | first4 | b64)
signed=no
while read -r dash signer signature rest; do
  [ "$dash" = "—" ] && [ -z "$rest" ] || bad "a signature line is none"
  unb64 "$signature" > "$work/s" 2>/dev/null || bad "a signature is no base64"
  [ "$(b64 < "$work/s")" = "$signature" ] || bad "a signature is not written as base64 is"
  [ "$signer" = "$origin" ] && [ "$(first4 < "$work/s" | b64)" = "$id" ] || continue
  tail -c +5 "$work/s" > "$work/signature"
  openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/text" -sigfile "$work/signature" > /dev/null 2>&1 ||
    bad "the checkpoint's signature is wrong"
  signed=yes
done < "$work/signatures"
[ $signed = yes ] || bad "the checkpoint is not signed with this key"
awk '!/^— [^ ]+ [A-Za-z0-9+\/=]+$/ { exit 1 }' "$work/signatures" || bad "a signature line is none"

# RFC 9162, 2.1.3.2: from the leaf up to the root.
[ "$(awk -v a="$index" -v b="$size" 'BEGIN { print (a + 0 < b + 0) ? "in" : "out" }')" = in ] || bad "the index is beyond the tree"
hash=$({ printf '\000'; cat "$entry"; } | sha | b64)
fn=$index sn=$((size - 1))
sed 1d "$work/lines" > "$work/hashes"
while IFS= read -r beside; do
  hash32 "$beside"
  [ "$sn" -ne 0 ] || bad "the proof is too long"
  if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
    hash=$(node "$beside" "$hash")
    while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
  else
    hash=$(node "$hash" "$beside")
  fi
  fn=$((fn / 2)) sn=$((sn / 2))
done < "$work/hashes"
[ "$sn" -eq 0 ] || bad "the proof is too short"
[ "$hash" = "$root" ] || bad "the entry is not the one the checkpoint was signed over"
echo "PROVED: the entry is number $index of $size in $origin"
