#!/bin/sh
# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

# Generates the images of this folder, in formats that Go cannot encode. All of
# them show flag.png or, with transparency, flag-alpha.png.
# Requires Debian's imagemagick, libimage-exiftool-perl, webp, libtiff-tools and
# python3-pil.
set -eu
cd "$(dirname "$0")"

# Three columns and two rows of 16 x 16 pixels: see the type flag in the tests.
convert -size 16x16 \
  \( xc:'rgb(220,20,30)' xc:'rgb(20,160,60)' xc:'rgb(30,60,200)' +append \) \
  \( xc:'rgb(240,200,20)' xc:'rgb(0,0,0)' xc:'rgb(255,255,255)' +append \) \
  -append -strip PNG24:flag.png
convert -size 16x16 \
  \( xc:'rgb(220,20,30)' xc:'rgb(20,160,60)' xc:'rgb(30,60,200)' +append \) \
  \( xc:'rgb(240,200,20)' xc:'rgba(200,100,0,0.501960784)' xc:'rgba(0,0,0,0)' +append \) \
  -append -strip PNG32:flag-alpha.png

convert flag.png -strip -interlace PNG PNG24:interlaced.png
convert flag-alpha.png -strip -interlace PNG PNG64:interlaced-16-bit.png
convert flag.png -strip -interlace PNG PNG8:interlaced-palette.png

jpeg="-strip -quality 92 -sampling-factor 1x1"
convert flag.png $jpeg -interlace JPEG progressive.jpg
convert flag.png $jpeg -colorspace CMYK ycck.jpg
python3 -c 'from PIL import Image
Image.open("flag.png").convert("CMYK").save("cmyk.jpg", quality=92, subsampling=0)'
convert flag.png -strip -quality 92 -sampling-factor 4x1 ratio-411.jpg

# Each image is stored with the inverse of the transformation that its orientation requires.
orientation() {
  convert flag.png $2 $jpeg "orientation-$1.jpg"
  exiftool -quiet -overwrite_original -n -Orientation="$1" "orientation-$1.jpg"
  convert flag.png $2 -strip -compress Zip -orient "$3" "orientation-$1.tiff"
}
orientation 1 "" top-left
orientation 2 "-flop" top-right
orientation 3 "-rotate 180" bottom-right
orientation 4 "-flip" bottom-left
orientation 5 "-transpose" left-top
orientation 6 "-rotate 270" right-top
orientation 7 "-transverse" right-bottom
orientation 8 "-rotate 90" left-bottom

convert flag.png -strip -interlace GIF interlaced.gif
convert -size 48x32 xc:none \( flag.png -crop 32x16+16+16 -repage 48x32+16+16 \) \
  -delete 0 \( flag.png -negate \) -set delay 10 -strip frame-in-corner.gif

cwebp -quiet -q 90 -m 6 flag.png -o lossy.webp
cwebp -quiet -q 90 -m 6 -exact flag-alpha.png -o lossy-alpha.webp
cwebp -quiet -lossless flag.png -o lossless.webp
cwebp -quiet -lossless -exact flag-alpha.png -o lossless-alpha.webp
img2webp -lossless flag.png flag-alpha.png -o animated.webp >/dev/null

convert flag.png -strip BMP3:24-bit.bmp
convert flag.png -strip -type Palette BMP3:palette.bmp
convert flag-alpha.png -strip BMP:alpha.bmp

convert flag.png -strip -depth 16 -compress LZW 16-bit.tiff
convert flag-alpha.png -strip -compress Zip -endian MSB big-endian-alpha.tiff
convert flag.png -strip -compress None tiled.tiff
tiffcp -c zip -t -w 16 -l 16 tiled.tiff tiled-copy.tiff && mv tiled-copy.tiff tiled.tiff
convert flag.png -strip -colorspace CMYK -compress Zip cmyk.tiff
