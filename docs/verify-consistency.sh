#!/bin/sh
# Checks that an audit log still begins with what it was when a checkpoint was kept, with openssl and awk and nothing of Cardtrail:
#   sh verify-consistency.sh kept.checkpoint consistency.txt log.pub
# kept.checkpoint: signed, kept from earlier. consistency.txt: `old SIZE`, hashes, an empty line, the newer checkpoint (the form in
# which C2SP's witnesses take it). log.pub: the log's public key (PEM), from somewhere else.
# Prints one line and exits 0 if the proof holds, 1 if it does not.
set -eu
LC_ALL=C
export LC_ALL
[ $# = 3 ] || { echo "usage: verify-consistency.sh KEPT-CHECKPOINT PROOF PUBLIC-KEY" >&2; exit 2; }
kept=$1 proof=$2 key=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad() { echo "NOT PROVED: $1"; exit 1; }
sha() { openssl dgst -sha256 -binary; }
b64() { openssl base64 -A; }
first4() { dd bs=1 count=4 2> /dev/null; }
unb64() { printf '%s' "$1" | openssl base64 -d -A; }
hash32() {
  unb64 "$1" > "$work/h" 2>/dev/null || bad "a hash is no base64"
  [ "$(wc -c < "$work/h")" -eq 32 ] || bad "a hash has not 32 bytes"
  [ "$(b64 < "$work/h")" = "$1" ] || bad "a hash is not written as base64 is"
}
node() { { printf '\001'; unb64 "$1"; unb64 "$2"; } | sha | b64; }

# checkpoint FILE: checks the signature; leaves origin, size and root.
checkpoint() {
  [ "$(tr -d '\000' < "$1" | wc -c)" -eq "$(wc -c < "$1")" ] || bad "a checkpoint holds a zero byte"
  [ -n "$(tail -c 1 "$1" | tr -d '\n')" ] && bad "a checkpoint does not end with a line feed"
  rm -f "$work/text" "$work/signatures"
  awk -v dir="$work" '
    part == 0 && $0 == "" { part = 1; next }
    part == 0 { print > (dir "/text") }
    part == 1 { print > (dir "/signatures") }
  ' "$1"
  for part in text signatures; do [ -s "$work/$part" ] || bad "a checkpoint has no $part"; done
  [ "$(wc -l < "$work/text")" -eq 3 ] || bad "a checkpoint has not three lines"
  origin=$(sed -n 1p "$work/text")
  size=$(sed -n '2s/^\([0-9][0-9]*\)$/\1/p' "$work/text")
  root=$(sed -n 3p "$work/text")
  [ -n "$size" ] || bad "a checkpoint names no size"
  [ ${#size} -le 15 ] || bad "a number is too large"
  case $size in 0 | [1-9]*) ;; *) bad "a number begins with 0" ;; esac
  hash32 "$root"
  id=$({ printf '%s\n\001' "$origin"; openssl pkey -pubin -in "$key" -outform DER | tail -c 32; } | sha | first4 | b64)
  signed=no
  while read -r dash signer signature rest; do
    [ "$dash" = "—" ] && [ -z "$rest" ] || bad "a signature line is none"
    unb64 "$signature" > "$work/s" 2>/dev/null || bad "a signature is no base64"
    [ "$(b64 < "$work/s")" = "$signature" ] || bad "a signature is not written as base64 is"
    [ "$signer" = "$origin" ] && [ "$(first4 < "$work/s" | b64)" = "$id" ] || continue
    tail -c +5 "$work/s" > "$work/signature"
    openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/text" -sigfile "$work/signature" > /dev/null 2>&1 ||
      bad "a checkpoint's signature is wrong"
    signed=yes
  done < "$work/signatures"
  [ $signed = yes ] || bad "a checkpoint is not signed with this key"
  awk '!/^— [^ ]+ [A-Za-z0-9+\/=]+$/ { exit 1 }' "$work/signatures" || bad "a signature line is none"
}

checkpoint "$kept"
name=$origin from=$size first=$root
[ "$(tr -d '\000' < "$proof" | wc -c)" -eq "$(wc -c < "$proof")" ] || bad "the proof holds a zero byte"
awk -v dir="$work" '
  part == 0 && $0 == "" { part = 1; next }
  part == 0 { print > (dir "/path") }
  part == 1 { print > (dir "/newer") }
' "$proof"
[ -s "$work/path" ] && [ -s "$work/newer" ] || bad "this is no proof"
[ -n "$(tail -c 1 "$proof" | tr -d '\n')" ] && bad "the proof does not end with a line feed"
[ "$(sed -n 1p "$work/path")" = "old $from" ] || bad "the proof is not from $from leaves"
checkpoint "$work/newer"
[ "$origin" = "$name" ] || bad "the checkpoints are of two logs"
[ "$(awk -v a="$from" -v b="$size" 'BEGIN { print (a + 0 <= b + 0) ? "ok" : "no" }')" = ok ] || bad "the log has become shorter"
sed 1d "$work/path" > "$work/hashes"

if [ "$from" -eq "$size" ]; then
  [ ! -s "$work/hashes" ] || bad "the proof is too long"
  [ "$first" = "$root" ] || bad "two different logs of $size leaves are signed"
elif [ "$from" -eq 0 ]; then
  [ ! -s "$work/hashes" ] || bad "the proof is too long"
  [ "$first" = "$(sha < /dev/null | b64)" ] || bad "the root of no leaves is wrong"
else
  # RFC 9162, 2.1.4.2.
  fn=$((from - 1)) sn=$((size - 1)) older= newer= power=$from
  while [ $((power % 2)) -eq 0 ]; do power=$((power / 2)); done
  while [ $((fn % 2)) -eq 1 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
  [ "$power" -ne 1 ] || { older=$first newer=$first; }
  while IFS= read -r beside; do
    hash32 "$beside"
    if [ -z "$older" ]; then
      older=$beside newer=$beside
      continue
    fi
    [ "$sn" -ne 0 ] || bad "the proof is too long"
    if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
      older=$(node "$beside" "$older") newer=$(node "$beside" "$newer")
      while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
    else
      newer=$(node "$newer" "$beside")
    fi
    fn=$((fn / 2)) sn=$((sn / 2))
  done < "$work/hashes"
  [ "$sn" -eq 0 ] || bad "the proof is too short"
  [ "$older" = "$first" ] || bad "the log does not begin with what the kept checkpoint was signed over"
  [ "$newer" = "$root" ] || bad "the proof does not lead to the newer checkpoint"
fi
echo "PROVED: $origin at $size leaves begins with what it was at $from"
