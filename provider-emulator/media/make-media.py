#!/usr/bin/env python3
"""Draws the sample media of this repository: a face that speaks, and its speech.

Needs numpy, ffmpeg and espeak-ng. Run it from anywhere; it writes
  example-processes/src/main/resources/media/{speaker.mp4,speech.wav,speech-de.wav,speech-fr.wav,face.jpg}
  provider-emulator/src/main/resources/media/dubbed.mp4
The mouth follows the loudness of the speech that is heard in the same video.
"""

import pathlib
import subprocess
import tempfile
import wave

import numpy as np

SIZE, FPS, RATE = 640, 25, 16000
ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUTS = ROOT / "example-processes/src/main/resources/media"
RESULTS = ROOT / "provider-emulator/src/main/resources/media"

Y, X = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)


def paint(image, inside, colour):
    """Blends colour where inside (a signed distance in pixels, negative within) says so."""
    cover = np.clip(0.5 - inside, 0, 1)[..., None]
    return image * (1 - cover) + np.array(colour, np.float32) * cover


def ellipse(cx, cy, rx, ry):
    r = np.sqrt(((X - cx) / rx) ** 2 + ((Y - cy) / ry) ** 2)
    return (r - 1) * min(rx, ry)


def face(mouth, blink, sway):
    """mouth: 0 closed to 1 open; blink: 0 open to 1 shut; sway: pixels to the right."""
    image = np.empty((SIZE, SIZE, 3), np.float32)
    image[:] = (214, 226, 232)
    image -= (Y / SIZE * 34)[..., None]
    cx = SIZE / 2 + sway
    image = paint(image, ellipse(cx - sway / 2, 690, 230, 175), (52, 88, 120))  # shoulders
    image = paint(image, np.maximum(abs(X - cx) - 58, np.maximum(430 - Y, Y - 560)), (214, 163, 133))
    image = paint(image, ellipse(cx, 270, 172, 205), (70, 48, 38))  # hair
    image = paint(image, ellipse(cx - 152, 315, 24, 40), (222, 170, 140))  # ears
    image = paint(image, ellipse(cx + 152, 315, 24, 40), (222, 170, 140))
    image = paint(image, ellipse(cx, 312, 148, 182), (236, 188, 157))  # face
    hairline = np.maximum(ellipse(cx, 270, 172, 205), ellipse(cx - 20, 130, 190, 95))
    image = paint(image, hairline, (70, 48, 38))
    for side in (-1, 1):
        ex = cx + side * 60
        image = paint(image, ellipse(ex, 282, 27, max(2.0, 16 * (1 - blink))), (252, 252, 250))
        if blink < 0.7:
            image = paint(image, ellipse(ex + sway / 3, 283, 11, 12 * (1 - blink)), (62, 84, 60))
            image = paint(image, ellipse(ex + sway / 3, 283, 5, 5.5 * (1 - blink)), (20, 20, 20))
        image = paint(image, ellipse(ex, 248 - 4 * mouth, 34, 5), (70, 48, 38))  # brow
        image = paint(image, ellipse(cx + side * 92, 352, 24, 16), (232, 170, 146))  # cheek
    image = paint(image, np.maximum(ellipse(cx, 338, 19, 24), 330 - Y), (219, 163, 132))  # nose
    image = paint(image, ellipse(cx, 408, 52 - 10 * mouth, 9 + 27 * mouth), (178, 84, 84))  # lips
    inner = ellipse(cx, 408, 43 - 10 * mouth, max(1.5, 1 + 21 * mouth))
    image = paint(image, inner, (92, 28, 34))
    if mouth > 0.25:
        image = paint(image, np.maximum(inner, Y - (408 - 11 * mouth)), (246, 244, 238))  # teeth
        image = paint(image, np.maximum(inner, (408 + 12 * mouth) - Y), (205, 98, 100))  # tongue
    return np.clip(image, 0, 255).astype(np.uint8)


def speak(voice, text, target, speed=150, pitch=45):
    with tempfile.TemporaryDirectory() as work:
        raw = pathlib.Path(work) / "raw.wav"
        subprocess.run(
            ["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", raw, text], check=True)
        subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-y", "-i", raw, "-ac", "1", "-ar", str(RATE),
             "-map_metadata", "-1", "-fflags", "+bitexact", "-c:a", "pcm_s16le", target], check=True)


def loudness(path):
    """One value between 0 and 1 per video frame."""
    with wave.open(str(path)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), np.int16).astype(np.float32)
    step = RATE // FPS
    frames = [np.sqrt(np.mean(samples[i:i + step] ** 2)) for i in range(0, len(samples), step)]
    level = np.array(frames) / (np.percentile(frames, 95) + 1)
    smooth = np.convolve(np.clip(level, 0, 1), [0.2, 0.6, 0.2], "same")
    return np.clip(smooth * 1.15, 0, 1)


def film(sound, target):
    mouth = loudness(sound)
    command = [
        "ffmpeg", "-loglevel", "error", "-y",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE}x{SIZE}", "-r", str(FPS), "-i", "-",
        "-i", str(sound), "-c:v", "libx264", "-preset", "veryslow", "-crf", "27", "-pix_fmt", "yuv420p",
        "-profile:v", "main", "-c:a", "aac", "-b:a", "48k", "-shortest", "-movflags", "+faststart",
        "-map_metadata", "-1", "-fflags", "+bitexact", str(target)]
    encoder = subprocess.Popen(command, stdin=subprocess.PIPE)
    for number, opening in enumerate(mouth):
        blink = max(0.0, 1 - abs((number % 60) - 45) / 3)
        sway = 5 * np.sin(number / FPS * 1.7)
        encoder.stdin.write(face(float(opening), blink, float(sway)).tobytes())
    encoder.stdin.close()
    if encoder.wait() != 0:
        raise SystemExit("ffmpeg failed for " + str(target))


def still(target):
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
         "-s", f"{SIZE}x{SIZE}", "-i", "-", "-frames:v", "1", "-q:v", "4", "-map_metadata", "-1",
         "-fflags", "+bitexact", str(target)], input=face(0.05, 0.0, 0.0).tobytes(), check=True)


if __name__ == "__main__":
    INPUTS.mkdir(parents=True, exist_ok=True)
    RESULTS.mkdir(parents=True, exist_ok=True)
    speak("en-gb", "This is the target speech. The lips follow every word.", INPUTS / "speech.wav")
    speak("de", "Das ist die Zielsprache. Die Lippen folgen.", INPUTS / "speech-de.wav")
    speak("fr-fr", "Voici la langue cible. Les lèvres suivent.", INPUTS / "speech-fr.wav")
    with tempfile.TemporaryDirectory() as work:
        original = pathlib.Path(work) / "original.wav"
        speak("en-us", "Hello, I am the speaker of the sample video. Welcome.", original, 140, 55)
        film(original, INPUTS / "speaker.mp4")
    film(INPUTS / "speech.wav", RESULTS / "dubbed.mp4")
    still(INPUTS / "face.jpg")
