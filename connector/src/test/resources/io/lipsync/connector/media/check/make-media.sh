#!/bin/sh
# Makes the files beside this script, once, with ffmpeg: small real files of every format that is measured.
set -e
cd "$(dirname "$0")"
ff() { ffmpeg -v error -y "$@"; }
gray() { echo "color=c=gray:s=$1:r=$2:d=$3"; }
small="-preset veryslow -crf 40 -g 999"
silence="anullsrc=r=8000:cl=mono"

ff -f lavfi -i "$(gray 640x360 25 3)" -f lavfi -i "$silence" -shortest -c:v libx264 $small -c:a aac -b:a 8k \
  -movflags +faststart index-first.mp4
ff -f lavfi -i "$(gray 720x1280 30 4)" -c:v libx264 $small index-last.mp4
ff -f lavfi -i "$(gray 1920x1080 24 2)" -c:v libx264 $small film.mov
ff -f lavfi -i "$(gray 640x640 30 2)" -c:v libx265 -crf 40 -tag:v hvc1 -x265-params log-level=none hevc.mp4
ff -f lavfi -i "$(gray 640x480 15 2)" -c:v libvpx-vp9 -b:v 10k vp9.mp4
ff -f lavfi -i "$(gray 640x480 25 3)" -c:v libx264 $small -movflags frag_keyframe+empty_moov fragmented.mp4
ff -f lavfi -i "$(gray 640x480 15 1)" -c:v libvpx -b:v 10k clip.webm
ff -f lavfi -i "$(gray 640x480 25 1)" -c:v libx264 $small clip.avi
ff -f lavfi -i "$silence" -t 0.5 -c:a pcm_u8 -metadata title=speech speech.wav
ff -f lavfi -i sine=f=440:r=8000 -t 3 -c:a libmp3lame -b:a 8k -ac 1 -write_xing 0 constant.mp3
ff -f lavfi -i sine=f=440:r=16000 -t 4 -c:a libmp3lame -q:a 9 -ac 1 variable.mp3
ff -f lavfi -i "$silence" -t 4 -c:a aac -b:a 8k voice.m4a
ff -f lavfi -i "$silence" -t 4 -c:a aac -b:a 8k voice.mp4
ff -f lavfi -i "$silence" -t 2 -c:a aac -b:a 8k voice.aac
for e in jpg png gif bmp webp; do ff -f lavfi -i "$(gray 24x16 25 1)" -frames:v 1 "face.$e"; done
