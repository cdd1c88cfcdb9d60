#!/bin/bash
# The disk image for macOS, made from the app that `dev.py build` froze. Not run yet: nobody has built on a Mac so far.
#
#     python3 packaging/dev.py build
#     IDENTITY="Developer ID Application: ..." packaging/macos/image.sh
#
# Without IDENTITY the app is signed for this Mac only, and another one warns before it opens it.
set -euo pipefail
cd "$(dirname "$0")/../.."

app="dist/Coprod Desktop.app"
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' coprod_desktop/__init__.py)
image="dist/coprod-desktop-$version.dmg"

codesign --force --deep --options runtime --sign "${IDENTITY:--}" "$app"
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/coprod-desktop" --self-test

rm -rf build/image "$image"
mkdir -p build/image
cp -R "$app" build/image/
ln -s /Applications build/image/Applications
hdiutil create -volname "Coprod Desktop" -srcfolder build/image -format UDZO "$image"
echo "$image"
echo "To hand it out: xcrun notarytool submit \"$image\" --wait, then xcrun stapler staple \"$image\""
