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

# made/: shapes of containers that tell their length in other places. made.csv says what ffprobe says of each.
mkdir -p made
long="-f lavfi -i $(gray 640x640 25 4)"
hum="-f lavfi -i sine=f=440:r=8000:d=4"
voice="-c:a aac -b:a 8k"
step=$(mktemp -d)/step.mp4
ff $long $hum -c:v libx264 $small $voice -movflags frag_keyframe+empty_moov+default_base_moof -g 25 made/default-base.mp4
ff $long -c:v libx264 $small -movflags frag_keyframe+global_sidx -g 25 made/sidx.mp4
ff $long -c:v libx264 $small -movflags cmaf -g 25 made/cmaf.mp4
ff $long $hum $hum -map 0 -map 1 -map 2 -t 2 -c:v libx264 $small $voice made/two-sounds.mp4
ff $long -c:v libx264 $small -aspect 16:9 made/wide-pixels.mp4
ff $long -c:v libx264 $small "$step"; ff -i "$step" -c copy -metadata:s:v:0 rotate=90 made/rotated.mp4
ff -itsoffset 1 -i "$step" -c copy made/delayed.mp4
ff $long -c:v libx264 $small -timecode 01:00:00:00 made/timecode.mov
ff $long -vf "select=not(mod(n\,3))+not(mod(n\,5))" -vsync vfr -c:v libx264 $small made/variable-rate.mp4
ff -f lavfi -i "$(gray 64x64 1 1)" $hum -map 1 -map 0 $voice -c:v mjpeg -disposition:v:0 attached_pic made/cover.m4a
ff $hum $voice -movflags frag_keyframe+empty_moov -f mp4 made/fragmented.m4a
ff $long -s 64x64 -c:v mpeg4 -q:v 31 made/mpeg4.mp4
ff $hum -c:a libmp3lame -b:a 8k -ar 8000 made/quarter-rate.mp3
ff $hum -c:a libmp3lame -q:a 9 -write_xing 0 -ar 16000 made/variable-no-header.mp3
ff $hum -c:a aac -b:a 8k -write_id3v2 1 -metadata title=x made/tagged.aac
ff $hum -t 0.4 -c:a pcm_mulaw made/mu-law.wav
ff $hum -t 1 -c:a adpcm_ms made/ms-adpcm.wav
ff $hum -t 0.1 -c:a pcm_f32le made/float.wav
ff $hum -t 0.1 -t 0.02 -c:a pcm_s24le -ac 6 made/extensible.wav
ff $hum -t 0.2 -c:a pcm_s16le -rf64 always made/rf64.wav
ff $long -s 64x64 -c:v mpeg4 -q:v 31 -t 1 made/mpeg4.avi
ff $hum -t 0.05 -c:a pcm_s16le made/sound.avi
ff $long -c:v libvpx -b:v 10k -t 1 -live 1 made/live.webm
ff $hum -c:a libvorbis -ar 8000 -q:a 0 -t 1 made/vorbis.ogg
ff $hum -c:a flac -t 0.05 made/speech.flac
ff $hum -c:a pcm_s16be -t 0.1 made/speech.aiff
ff $hum -c:a wmav2 -t 0.1 -b:a 32k made/speech.wma
ff $long -c:v libx264 $small -t 1 made/clip.flv
ff $long -c:v libx264 $small -t 0.2 made/clip.ts
ff $long -s 64x64 -c:v mpeg2video -q:v 31 -t 0.1 made/clip.mpg
ff -f lavfi -i "$(gray 64x48 1 1)" -frames:v 1 made/photo.tiff
ff -f lavfi -i "$(gray 64x48 1 1)" -frames:v 1 -c:v libaom-av1 -f avif made/photo.avif
ff -f lavfi -i "$(gray 5000x3000 1 1)" -frames:v 1 -q:v 31 "$step.jpg" && head -c 2000 "$step.jpg" > made/cut-off.jpg
ff -f lavfi -i "$(gray 640x480 1 1)" -frames:v 1 -c:v libwebp -lossless 1 made/lossless.webp
