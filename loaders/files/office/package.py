"""The zip packages of Word and Excel: opened within limits, their parts read as XML without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from loaders.files import limits
from loaders.files.limits import Refused

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DOCTYPE = b"<!DOCTYPE"
DAMAGED = "The file is damaged or was not copied whole. Copy it again, or open it in Office and save it anew as {kind}."


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: the last word of its type, and the part's name or an outer address."""

    kind: str
    target: str


class Package:
    """An Office file whose size, parts and checksums have been looked at."""

    def __init__(self, content: bytes, kind: str) -> None:
        """Open a package of a kind of signature.py. Raises Refused."""
        self.kind = kind
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self.damaged() from error
        self._refuse_bombs(len(content))
        self._entries = {_key(entry.filename): entry for entry in self._zip.infolist()}

    def damaged(self, place: str = "") -> Refused:
        return Refused("damaged", DAMAGED.format(kind=self.kind), place)

    def read(self, name: str) -> bytes:
        """Return a part's bytes. Raises Refused if it is not there, too large, or not what it was when saved."""
        try:
            if self.is_too_large(name):
                raise Refused(
                    "too-large",
                    f"A part of the file unpacks to more than {limits.MAX_PART_BYTES:,} bytes. "
                    "Split the report into several files.",
                    name,
                )
            return self._zip.read(self._entries[_key(name)])
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise self.damaged(name) from error

    def has(self, name: str) -> bool:
        return _key(name) in self._entries

    def is_too_large(self, name: str) -> bool:
        return self.has(name) and self._entries[_key(name)].file_size > limits.MAX_PART_BYTES

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

    def xml_bytes(self, name: str) -> bytes:
        """Return the bytes of an XML part that declares no entities. Raises Refused."""
        content = self.read(name)
        if DOCTYPE in content or DOCTYPE in content.replace(b"\0", b""):  # in UTF-8 or UTF-16
            self.xml(name)
        return content

    def intact_xml(self, name: str) -> etree._Element | None:
        """Return a part's root element; None where it is damaged. Raises Refused if it declares entities."""
        try:
            return self.xml(name)
        except Refused as error:
            if error.code != "damaged":
                raise
            return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what a part refers to, by id; "" asks for the package itself."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(name):
            return {}
        return {
            element.get("Id", ""): Relationship(
                element.get("Type", "").rsplit("/", 1)[-1],
                _target(folder, element.get("Target", "")),
            )
            for element in self.xml(name).iter(RELATIONSHIPS)
            if element.get("TargetMode") != "External"
        }

    @cached_property
    def main_part(self) -> str:
        found = [rel.target for rel in self.relationships("").values() if rel.kind == "officeDocument"]
        if not found or not self.has(found[0]):
            raise self.damaged()
        return found[0]

    def related(self, part: str, kind: str) -> str:
        """Return the name of the first part of a kind that `part` refers to; empty without one."""
        targets = (rel.target for rel in self.relationships(part).values() if rel.kind == kind)
        return next((target for target in targets if self.has(target)), "")

    def _refuse_bombs(self, size: int) -> None:
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        ratio = unpacked / max(size, 1)
        is_bomb = unpacked > limits.RATIO_FROM_BYTES and ratio > limits.MAX_RATIO
        if unpacked > limits.MAX_PACKAGE_BYTES or is_bomb:
            raise Refused(
                "zip-bomb",
                f"The file unpacks from {size:,} to {unpacked:,} bytes in {len(entries):,} parts, far more than "
                "a report does, and was not opened. Save the report anew in Office, without embedded files.",
            )


def _key(name: str) -> str:
    """Return a part's name as it is looked up: no case counts, and some programs write other slashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    """Return the name of the part to which a part in a folder refers."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
