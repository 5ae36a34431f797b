"""The zip packages of Word and Excel: opened within limits, their parts read as XML without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from lxml import etree

from loaders.files import limits
from loaders.files.limits import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The folder that tells what an Office package is, whatever its name says.
KINDS = {"word/": "Word document (.docx)", "xl/": "Excel workbook (.xlsx)", "ppt/": "PowerPoint file (.pptx)"}
DAMAGED = "The file is damaged or was not copied whole. Copy it again, or open it in Office and save it anew as {kind}."


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: the last word of its type, and the part's name or an outer address."""

    kind: str
    target: str


class Package:
    """An Office file whose size, parts and checksums have been looked at."""

    def __init__(self, content: bytes, folder: str) -> None:
        """Open a package whose own parts stand in `folder` ("word/"). Raises Refused."""
        self.kind = KINDS[folder]
        _refuse_other_files(content, self.kind)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise self.damaged() from error
        self._refuse_bombs(len(content))
        self.names = frozenset(self._zip.namelist())
        if not any(name.startswith(folder) for name in self.names):
            found = next((kind for start, kind in KINDS.items() if any(n.startswith(start) for n in self.names)), "")
            if not found:
                found = "LibreOffice file" if "mimetype" in self.names else "zip archive"
            raise _wrongly_named(self.kind, found)

    def damaged(self, place: str = "") -> Refused:
        return Refused("damaged", DAMAGED.format(kind=self.kind), place)

    def read(self, name: str) -> bytes:
        """Return a part's bytes. Raises Refused if it is not there, too large, or not what it was when saved."""
        try:
            if self._zip.getinfo(name).file_size > limits.MAX_PART_BYTES:
                raise Refused(
                    "too-large",
                    f"A part of the file unpacks to more than {limits.MAX_PART_BYTES:,} bytes. "
                    "Split the report into several files.",
                    name,
                )
            return self._zip.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self.damaged(name) from error

    def xml(self, name: str) -> etree._Element:
        """Return a part's root element. Raises Refused if it is no XML or declares entities."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise self.damaged(name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refused(
                "external-entity",
                "The file declares entities, which Office never does and which could pull in other files. "
                "Open it in Office and save it anew.",
                name,
            )
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what a part refers to, by id; "" asks for the package itself."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.names:
            return {}
        return {
            element.get("Id", ""): Relationship(
                element.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
            )
            for element in self.xml(name).iter(RELATIONSHIPS)
            if element.get("TargetMode") != "External"
        }

    @cached_property
    def main_part(self) -> str:
        found = [rel.target for rel in self.relationships("").values() if rel.kind == "officeDocument"]
        if not found or found[0] not in self.names:
            raise self.damaged()
        return found[0]

    def related(self, part: str, kind: str) -> str:
        """Return the name of the first part of a kind that `part` refers to; empty without one."""
        targets = (rel.target for rel in self.relationships(part).values() if rel.kind == kind)
        return next((target for target in targets if target in self.names), "")

    def _refuse_bombs(self, size: int) -> None:
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        ratio = unpacked / max(size, 1)
        is_bomb = unpacked > limits.RATIO_FROM_BYTES and ratio > limits.MAX_RATIO
        if len(entries) > limits.MAX_PARTS or unpacked > limits.MAX_PACKAGE_BYTES or is_bomb:
            raise Refused(
                "zip-bomb",
                f"The file unpacks from {size:,} to {unpacked:,} bytes in {len(entries):,} parts, far more than "
                "a report does, and was not opened. Save the report anew in Office, without embedded files.",
            )


def _refuse_other_files(content: bytes, kind: str) -> None:
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refused(
                "encrypted",
                "The file is protected by a password. Open it in Office, remove the password "
                "(File > Info > Protect) and save it again.",
            )
        raise _wrongly_named(kind, "file of Office 97-2003 (.doc or .xls)")
    if content.startswith(b"%PDF"):
        raise _wrongly_named(kind, "PDF")
    if content.startswith(b"{\\rtf"):
        raise _wrongly_named(kind, "rich text file (.rtf)")
    if content.lstrip()[:1] == b"<":
        raise _wrongly_named(kind, "web page or XML file")
    if not content.startswith(b"PK"):
        raise _wrongly_named(kind, "file of another kind")


def _wrongly_named(kind: str, found: str) -> Refused:
    return Refused(
        "wrongly-named",
        f"The file's name says {kind}, but it is a {found}. Give it the ending it should have, "
        f"or open it in the program it comes from and save it anew as {kind}.",
    )
