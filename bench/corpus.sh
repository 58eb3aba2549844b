#!/bin/sh
# Collects real pages for the benchmark: corpus.sh FOLDER
#
# Downloads the Debian packages of section "pages" of .ci/packages, unpacks them into FOLDER (nothing is installed) and
# writes FOLDER/list, the HTML files in a stable order.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
cd "$1"
[ -s list ] && exit 0

first_known() {
	for package in $(echo "$1" | tr '|' ' '); do
		apt-cache show --no-all-versions "$package" >/dev/null 2>&1 && echo "$package" && return
	done
	echo "no package list has $1; run apt-get update" >&2
	return 1
}

sed -n 's/^pages //p' "$top/.ci/packages" | while read -r entry; do
	package=$(first_known "$entry")
	echo "Downloading $package" >&2
	apt-get download -qq "$package" 2>/dev/null || {
		echo "cannot download $package" >&2
		exit 1
	}
	for archive in "${package}"_*.deb; do
		dpkg-deb -x "$archive" unpacked
		rm "$archive"
	done
done
# Images are most of it and nobody looks at them.
find unpacked -type f ! -name '*.htm' ! -name '*.html' ! -name '*.xhtml' -delete
find unpacked -type f -size +0 -print | LC_ALL=C sort | sed "s|^|$PWD/|" >list.new
mv list.new list
