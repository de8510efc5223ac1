"""The zip around an xlsx or ods: inflated here first, counted and looked through, then handed on as a clean archive.

Declared sizes are not believed: what counts is what comes out. The clean archive holds only the parts that carry
cells, so that macros, pictures, embedded files and links to other files never reach the parser.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from .refusals import Refusal

CHUNK = 1 << 20
MAX_PARTS = 10_000
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
CENTRAL_HEADER = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
STORED, DEFLATED = 0, 8

# What each chunk of a part is shown to; it raises Refusal to stop.
Look = Callable[[bytes], None]
# Once a part has been looked at: how its content is to be changed, or None.
Mend = Callable[[], Callable[[bytes], bytes] | None]


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The directory of a zip; a broken one is refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise Refusal("truncated") from error
    if len(archive.infolist()) > MAX_PARTS:
        raise Refusal("too_many_parts")
    return archive


class CleanArchive:
    """Builds a zip out of checked parts of another one, without compressing anything again."""

    def __init__(self, data: bytes, *, expanded_bytes: int):
        self.data = data
        self.limit = expanded_bytes
        self.expanded = 0
        self.names: set[str] = set()
        self._out = io.BytesIO()
        self._directory: list[bytes] = []

    def add(self, part: zipfile.ZipInfo, look: Look | None = None, mend: Mend | None = None) -> None:
        """Inflate the part, show it to `look` in chunks, copy it over; changed, when `mend` then gives how."""
        name = part.filename.replace("\\", "/")
        if part.flag_bits & 1:
            raise Refusal("encrypted")
        if part.compress_type not in (STORED, DEFLATED):
            raise Refusal("compression")
        if name in self.names:
            raise Refusal("truncated")
        raw = self._raw(part)
        size, checksum = 0, 0
        for chunk in self._inflate(part, raw):
            if not size and not _looks_like_xml(chunk, name):
                raise Refusal("truncated")
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            if look:
                look(chunk)
        if checksum != part.CRC or size != part.file_size:
            raise Refusal("truncated")
        if mend and (mended := mend()):
            content = mended(bytes(raw) if part.compress_type == STORED else zlib.decompress(raw, -zlib.MAX_WBITS))
            raw, checksum, size = memoryview(content), zlib.crc32(content), len(content)
        self._write(name.encode(), STORED if mend and mended else part.compress_type, checksum, raw, size)
        self.names.add(name)

    def finish(self) -> bytes:
        start = self._out.tell()
        directory = b"".join(self._directory)
        self._out.write(directory)
        count = len(self._directory)
        self._out.write(END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0))
        return self._out.getvalue()

    def _raw(self, part: zipfile.ZipInfo) -> memoryview:
        header = self.data[part.header_offset : part.header_offset + LOCAL_HEADER.size]
        if len(header) < LOCAL_HEADER.size or header[:4] != b"PK\3\4":
            raise Refusal("truncated")
        name_length, extra_length = LOCAL_HEADER.unpack(header)[-2:]
        start = part.header_offset + LOCAL_HEADER.size + name_length + extra_length
        raw = memoryview(self.data)[start : start + part.compress_size]
        if len(raw) < part.compress_size:
            raise Refusal("truncated")
        return raw

    def _inflate(self, part: zipfile.ZipInfo, raw: memoryview) -> Iterable[bytes]:
        if part.compress_type == STORED:
            for start in range(0, len(raw), CHUNK):
                yield self._counted(bytes(raw[start : start + CHUNK]))
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        pending = raw
        while not inflater.eof:
            try:
                chunk = inflater.decompress(pending[:CHUNK], CHUNK)
            except zlib.error as error:
                raise Refusal("truncated") from error
            left = len(inflater.unconsumed_tail)
            progress = len(pending[:CHUNK]) - left
            pending = pending[progress:]
            if not chunk and not progress:
                raise Refusal("truncated")
            if chunk:
                yield self._counted(chunk)

    def _counted(self, chunk: bytes) -> bytes:
        self.expanded += len(chunk)
        if self.expanded > self.limit:
            raise Refusal("expanded_bytes", limit=self.limit // 1_000_000)
        return chunk

    def _write(self, name: bytes, method: int, checksum: int, raw: memoryview, size: int) -> None:
        utf8_name, offset = 1 << 11, self._out.tell()
        common = (20, utf8_name, method, 0, 33, checksum, len(raw), size, len(name))
        self._out.write(LOCAL_HEADER.pack(b"PK\3\4", *common, 0) + name)
        self._out.write(raw)
        self._directory.append(CENTRAL_HEADER.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, 0, offset) + name)


def archive_of(parts: dict[str, bytes]) -> bytes:
    """An archive of `parts`, stored as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def read_small(archive: zipfile.ZipFile, data: bytes, name: str, *, limit: int = 2_000_000) -> bytes:
    """The whole of a small part; empty when it isn't there."""
    try:
        part = archive.getinfo(name)
    except KeyError:
        return b""
    chunks: list[bytes] = []
    CleanArchive(data, expanded_bytes=limit).add(part, chunks.append)
    return b"".join(chunks)


def _looks_like_xml(start: bytes, name: str) -> bool:
    """UTF-16 parts are not read by the parser: it would find an empty sheet and say nothing."""
    return name == "mimetype" or start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"
