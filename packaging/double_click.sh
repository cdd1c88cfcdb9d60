#!/bin/bash
# A user of the installed package, on a display: the console, and a double-click on a file. Run by bare_debian.sh.
set -euo pipefail
cd
unset LC_ALL
export XDG_CURRENT_DESKTOP=GNOME LANG=it_IT.UTF-8

titles() { # of all windows of ours
    LC_ALL=C xwininfo -root -tree 2>/dev/null | sed -n 's/^ *\(0x[0-9a-f]*\) .*("coprod-desktop" .*/\1/p' |
        while read -r id; do LC_ALL=C xprop -id "$id" WM_NAME 2>/dev/null || true; done
}

window() { # $1 = what its title holds, $2 = how many windows there are; waits until it is so
    for _ in $(seq 120); do
        titles >titles.txt
        if grep --fixed-strings --quiet "$1" titles.txt && [ "$(wc --lines <titles.txt)" -eq "$2" ]; then return 0; fi
        sleep 0.5
    done
    echo "No $2 windows, one of them with «$1»:"
    cat titles.txt
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
window Cremona 1 # a project of the file
picture opened.png
gio open prova.coprod # once more, while it is open
window '"Coprod Desktop"' 2
picture "opened again.png"
