#!/bin/bash
# A user of the installed package, on a display: the console, and a double-click on a file. Run by bare_debian.sh.
set -euo pipefail
cd
export XDG_CURRENT_DESKTOP=GNOME LC_ALL=it_IT.UTF-8

window() { # $1 = what its title holds; waits until there is one
    for _ in $(seq 300); do
        ! xwininfo -root -tree | grep --fixed-strings --quiet "$1" || return 0
        sleep 0.2
    done
    echo "No window bears «$1»."
    return 1
}

picture() {
    sleep 3
    xwd -root -silent | xwdtopnm 2>/dev/null | pnmtopng 2>/dev/null >"$1"
}

coprod example prova.coprod --language it
coprod show prova.coprod --json >overview.json
meeting=$(sed -n '/"id"/h; /"state": "ended"/{g;p;q}' overview.json | cut -d '"' -f 4)
coprod minutes prova.coprod --meeting "$meeting" --out verbale.pdf --language it
head -c 5 verbale.pdf | grep --quiet '%PDF-'

cp prova.coprod "senza estensione"
for file in prova.coprod "senza estensione"; do
    [ "$(xdg-mime query filetype "$file")" = application/x-coprod ]
done
[ "$(xdg-mime query default application/x-coprod)" = coprod-desktop.desktop ]
gio mime application/x-coprod

gio open prova.coprod
window " · Coprod Desktop"
picture opened.png
gio open prova.coprod # once more, while it is open
window '"Coprod Desktop"'
picture "opened again.png"
