#!/usr/bin/env python3
"""Draws images/icon.png: a page with three lines of text, the last one underlined by a wave, on a rounded square.

usage: scripts/icon.py      (from editors/vscode; needs nothing beyond Python's own library)
"""
import math
import pathlib
import struct
import zlib

SIZE, SAMPLES = 256, 4
GROUND, PAGE, INK, WAVE = (31, 42, 68), (250, 247, 240), (96, 108, 136), (226, 120, 28)


def rounded(x, y, left, top, right, bottom, radius):
    """Whether a point is in a rectangle with round corners."""
    dx = max(left + radius - x, x - (right - radius), 0)
    dy = max(top + radius - y, y - (bottom - radius), 0)
    return left <= x <= right and top <= y <= bottom and dx * dx + dy * dy <= radius * radius


def colour(x, y):
    """The colour at a point of the unit square, None where it is transparent."""
    if not rounded(x, y, 0, 0, 1, 1, 0.18):
        return None
    if not rounded(x, y, 0.2, 0.13, 0.8, 0.87, 0.05):
        return GROUND
    for middle, right in ((0.29, 0.70), (0.44, 0.62), (0.59, 0.70)):
        if rounded(x, y, 0.29, middle - 0.028, right, middle + 0.028, 0.028):
            return INK
    wave = 0.72 + 0.028 * math.sin((x - 0.29) / 0.41 * 4 * math.pi)
    if 0.29 <= x <= 0.70 and abs(y - wave) <= 0.024:
        return WAVE
    return PAGE


def pixel(column, row):
    """The mean of the samples in a pixel, as RGBA."""
    total, covered = [0, 0, 0], 0
    for i in range(SAMPLES * SAMPLES):
        x = (column + (i % SAMPLES + 0.5) / SAMPLES) / SIZE
        y = (row + (i // SAMPLES + 0.5) / SAMPLES) / SIZE
        found = colour(x, y)
        if found:
            covered += 1
            total = [a + b for a, b in zip(total, found)]
    return bytes([a // max(covered, 1) for a in total] + [255 * covered // (SAMPLES * SAMPLES)])


def chunk(kind, data):
    """One chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(c, r) for c in range(SIZE)) for r in range(SIZE))
head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
pathlib.Path(__file__).parent.parent.joinpath("images", "icon.png").write_bytes(png)
