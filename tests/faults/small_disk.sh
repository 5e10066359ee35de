#!/bin/sh
# Runs a command with a small disk in memory mounted at a folder; only this command sees the mount.
set -eu
mount -t tmpfs -o size=24m handbook-small "$1"
shift
exec "$@"
