"""Tells by its first bytes whether a file is a recording as browsers and phones make them."""

import re

LARGEST = 10 * 1024 * 1024  # bytes: half an hour of a phone's recorder
LOOKED_AT = 4096
WEBM, OGG, MP4 = b"\x1aE\xdf\xa3", b"OggS", b"ftyp"
SPOKEN_IN_OGG = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
BRANDS = {b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash", b"qt  "}  # fmt: skip
PHONES = re.compile(rb"3g[a-z2]\d|3gp.|3g2.", re.DOTALL)
ADTS = re.compile(rb"\xff[\xf0\xf1\xf8\xf9]")
EXTENSIONS = {
    "audio/ogg": "ogg",
    "audio/webm": "webm",
    "audio/mp4": "m4a",
    "audio/3gpp": "3gp",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/wav": "wav",
    "audio/amr": "amr",
}
RATES = ((44100, 48000, 32000), (22050, 24000, 16000), (11025, 12000, 8000))
KBITS = (
    (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # MPEG-1, layer III
    (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # MPEG-2 and 2.5
)


def media_type(sound: bytes) -> str:
    """Return what kind of recording it is; nothing when it is none."""
    head = sound[:LOOKED_AT]
    if head.startswith(OGG):
        return "audio/ogg" if any(mark in head[:256] for mark in SPOKEN_IN_OGG) else ""
    if head.startswith(WEBM):
        return "audio/webm" if b"webm" in head[:64] else ""
    if head[4:8] == MP4:
        brand = head[8:12]
        return "audio/3gpp" if PHONES.match(brand) else "audio/mp4" if brand in BRANDS else ""
    if head.startswith(b"RIFF"):
        return "audio/wav" if head[8:16] == b"WAVEfmt " else ""
    if head.startswith(b"#!AMR"):
        return "audio/amr"
    return _stream(sound)


def _stream(sound: bytes) -> str:
    """Recognise frames that follow each other: two of them, so that no other file passes for one."""
    start = _after_tag(sound)
    if ADTS.match(sound, start):
        length = ((sound[start + 3] & 3) << 11 | sound[start + 4] << 3 | sound[start + 5] >> 5) if len(sound) > start + 6 else 0  # fmt: skip
        return "audio/aac" if length > 7 and ADTS.match(sound, start + length) else ""  # noqa: PLR2004 - its header
    length = _mp3_frame(sound[start : start + 4])
    return "audio/mpeg" if length and _mp3_frame(sound[start + length : start + length + 4]) else ""


def _after_tag(sound: bytes) -> int:
    """Return where an MP3 begins, after the tag that players write before it."""
    if not sound.startswith(b"ID3") or len(sound) < 10:  # noqa: PLR2004 - the tag's header
        return 0
    size = 0
    for byte in sound[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _mp3_frame(header: bytes) -> int:
    """Return the length of a frame of MPEG audio, layer III; zero when this begins none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:  # noqa: PLR2004 - its sync
        return 0
    version = {3: 0, 2: 1, 0: 2}.get(header[1] >> 3 & 3)
    bits, rate = header[2] >> 4, header[2] >> 2 & 3
    if version is None or not 0 < bits < 15 or rate == 3:  # noqa: PLR2004 - reserved values
        return 0
    kbits = KBITS[min(version, 1)][bits - 1]
    return (144 if version == 0 else 72) * kbits * 1000 // RATES[version][rate] + (header[2] >> 1 & 1)  # fmt: skip
