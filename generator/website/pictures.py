"""Pictures of pages for sharing, which messengers and social networks show beside a link."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.website.papers.characters import missing

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    Font = ImageFont.FreeTypeFont

# What Open Graph's readers expect, in pixels.
SIZE = WIDTH, HEIGHT = 1200, 630

_MARGIN = 72
_TITLE_WIDTH = 640
_TITLE_TOP, _TITLE_HEIGHT = 180, 310
_TITLE_SIZES = (76, 68, 60, 54, 48, 42)
_LEADING = 1.18
_COLOURS = 48
# Curves and circles are drawn larger and made smaller, which smooths their edges.
_FINE = 3

# The roles of overrides/styles/1-roles.css, in daylight.
_GROUND, _INK, _QUIET, _MARK = "#e6f2f0", "#14282d", "#4b5e63", "#0b6b6b"
_SKY, _GLOW, _GLOW_NEAR, _SUN = "#fdf3df", "#fae6bf", "#f7d694", "#f0a830"
_FAR, _NEAR = "#8fc4be", "#2b7a7c"

# The drawing of the home page: a ring that is open where the next round begins. Its unit is a
# 360th of its width.
_CENTRE, _SIGHT, _STROKE, _DOT = 180, 142, 10, 16
_DRAWING = 400
_DRAWING_AT = (WIDTH - _DRAWING - 40, (HEIGHT - _DRAWING) // 2)
_HILLS = {
    _FAR: [(0, 226), (60, 196, 116, 196, 168, 220), (220, 244, 290, 240, 360, 204)],
    _NEAR: [(0, 280), (60, 236, 126, 236, 190, 258), (250, 278, 310, 266, 360, 240)],
}


@dataclass(frozen=True)
class Painter:
    """Draws pictures with the fonts of a folder, for one site."""

    fonts: Path
    site_name: str

    def draw(self, title: str, line: str) -> bytes:
        """Return a PNG with a title, and a line below it; neither where the font lacks a letter."""
        from PIL import Image, ImageDraw  # noqa: PLC0415

        picture = self._ground.copy()
        if self._has(title + line):
            draw = ImageDraw.Draw(picture)
            self._write_title(draw, title)
            draw.text(
                (_MARGIN, HEIGHT - _MARGIN), line, _QUIET, self._font("regular", 32), anchor="ls"
            )
        reduced = picture.quantize(palette=self._palette, dither=Image.Dither.NONE)
        packed = io.BytesIO()
        reduced.save(packed, "PNG", compress_level=6)
        return packed.getvalue()

    def _write_title(self, draw: ImageDraw.ImageDraw, title: str) -> None:
        font, lines = self._fitted(title)
        leading = round(font.size * _LEADING)
        top = _TITLE_TOP + max(0, (_TITLE_HEIGHT - leading * len(lines)) // 2)
        for number, text in enumerate(lines):
            draw.text((_MARGIN, top + leading * number), text, _INK, font, anchor="la")

    def _fitted(self, title: str) -> tuple[Font, list[str]]:
        """Return the largest font in which a title fits, and its lines; a long one is cut short."""
        for size in _TITLE_SIZES:
            font = self._font("semibold", size)
            lines = list(_lines(title.split(), font))
            most = int(_TITLE_HEIGHT // (size * _LEADING))
            if len(lines) <= most and all(font.getlength(text) <= _TITLE_WIDTH for text in lines):
                return font, lines
        return font, [
            _cut(text, font) for text in [*lines[: most - 1], " ".join(lines[most - 1 :])]
        ]

    def _has(self, text: str) -> bool:
        return not missing(text, self.fonts)

    @cached_property
    def _ground(self) -> Image.Image:
        """What all pictures of the site show: its name, and the drawing."""
        from PIL import Image, ImageDraw  # noqa: PLC0415

        ground = Image.new("RGB", SIZE, _GROUND)
        ground.paste(_drawing(_DRAWING), _DRAWING_AT)
        ground.paste(_drawing(72, only_ring=True), (_MARGIN - 6, _MARGIN - 12))
        if self._has(self.site_name):
            font = self._font("semibold", 38)
            ImageDraw.Draw(ground).text(
                (_MARGIN + 82, _MARGIN + 24), self.site_name, _MARK, font, anchor="lm"
            )
        return ground

    @cached_property
    def _palette(self) -> Image.Image:
        from PIL import Image, ImageDraw  # noqa: PLC0415

        sample = self._ground.copy()
        draw = ImageDraw.Draw(sample)
        # Letters bring shades of their own.
        for row, colour in enumerate((_INK, _QUIET)):
            draw.text((_MARGIN, 200 + 120 * row), "Reading", colour, self._font("semibold", 96))
        return sample.quantize(_COLOURS, dither=Image.Dither.NONE)

    def _font(self, name: str, size: int) -> Font:
        from PIL import ImageFont  # noqa: PLC0415

        # The plain layout gives the same picture on every computer.
        layout = ImageFont.Layout.BASIC
        return ImageFont.truetype(str(self.fonts / f"{name}.ttf"), size, layout_engine=layout)


def _lines(words: Sequence[str], font: Font) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _TITLE_WIDTH:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _cut(text: str, font: Font) -> str:
    """Return as much of a line as fits, with an ellipsis where something is left out."""
    if font.getlength(text) <= _TITLE_WIDTH:
        return text
    while text and font.getlength(f"{text}…") > _TITLE_WIDTH:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _drawing(width: int, *, only_ring: bool = False) -> Image.Image:
    """Return the drawing of the home page, or its ring alone, as wide and high as is said."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    unit = width * _FINE / 360
    side = width * _FINE
    drawing = Image.new("RGB", (side, side), _GROUND)
    if not only_ring:
        view = Image.new("RGB", (side, side), _SKY)
        draw = ImageDraw.Draw(view)
        for colour, radius in ((_GLOW, 112), (_GLOW_NEAR, 80), (_SUN, 48)):
            draw.ellipse(_circle(196, 206, radius, unit), fill=colour)
        for colour, path in _HILLS.items():
            points = [*_curve(path), (360, 360), (0, 360)]
            draw.polygon([(x * unit, y * unit) for x, y in points], fill=colour)
        sight = Image.new("L", (side, side), 0)
        ImageDraw.Draw(sight).ellipse(_circle(_CENTRE, _CENTRE, _SIGHT, unit), fill=255)
        drawing.paste(view, (0, 0), sight)
    _draw_ring(ImageDraw.Draw(drawing), unit, scale=3 if only_ring else 1)
    return drawing.resize((width, width), Image.Resampling.LANCZOS)


def _draw_ring(draw: ImageDraw.ImageDraw, unit: float, *, scale: float) -> None:
    """Draw the ring and its dot; a small one has a thicker line."""
    half, dot = _STROKE * scale / 2, _DOT * scale
    radius = _CENTRE - dot
    angle = 27 if scale == 1 else 34
    draw.arc(
        _circle(_CENTRE, _CENTRE, radius + half, unit),
        angle,
        360 - angle,
        _MARK,
        round(2 * half * unit),
    )
    for end in (angle, -angle):
        x = _CENTRE + radius * math.cos(math.radians(end))
        y = _CENTRE + radius * math.sin(math.radians(end))
        draw.ellipse(_circle(x, y, half, unit), fill=_MARK)
    draw.ellipse(_circle(_CENTRE + radius, _CENTRE, dot, unit), fill=_SUN)


def _circle(x: float, y: float, radius: float, unit: float) -> tuple[float, float, float, float]:
    return (x - radius) * unit, (y - radius) * unit, (x + radius) * unit, (y + radius) * unit


def _curve(path: Sequence[tuple[float, ...]]) -> Iterator[tuple[float, float]]:
    """Yield points along cubic Bézier curves: a start, then two handles and an end each."""
    x0, y0 = path[0]
    for x1, y1, x2, y2, x3, y3 in path[1:]:
        for step in range(33):
            t = step / 32
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
        x0, y0 = x3, y3
