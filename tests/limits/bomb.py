#!/usr/bin/env python3
"""A workbook of about 10 MB whose only sheet really unpacks to 10 GiB, made in seconds: one deflated block, repeated.

    tests/limits/bomb.py OUT.xlsx honest|lying rows|blanks|strings

`honest` states the size in the archive's directory, `lying` states 1,000 bytes. `rows` repeats a row with a number,
`blanks` repeats blanks between two rows, `strings` repeats a shared string.
"""
import struct
import sys
import zlib

MOST = 10 << 30
BLOCK = 1 << 20
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def deflated(head, filler, tail):
    """(bytes, size): head, then filler until MOST, then tail, as one stream of deflate."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    filler = filler * (BLOCK // len(filler))
    first = pack.compress(head) + pack.flush(zlib.Z_FULL_FLUSH)
    one = pack.compress(filler) + pack.flush(zlib.Z_FULL_FLUSH)
    times = MOST // len(filler) + 1
    return first + one * times + pack.compress(tail) + pack.flush(), len(head) + len(filler) * times + len(tail)


def member(name, data, size, stated, crc):
    """Local header with data, and the entry of the directory without the offset; sizes in ZIP64 fields."""
    extra = struct.pack("<HHQQ", 1, 16, stated if stated is not None else size, len(data))
    fields = struct.pack("<HHHHHIIIHH", 45, 0, 8, 0, 0x21, crc, 0xFFFFFFFF, 0xFFFFFFFF, len(name), len(extra))
    return b"PK\3\4" + fields + name + extra + data, fields, extra


def main():
    out, honesty, kind = sys.argv[1:4]
    row = b'<row><c><v>1</v></c></row>'
    sheet = (b'<worksheet xmlns="%s"><sheetData>' % MAIN.encode(), b'</sheetData></worksheet>')
    small = {
        "[Content_Types].xml": '<Types xmlns="%scontent-types"/>' % PACKAGE,
        "_rels/.rels": '<Relationships xmlns="%srelationships"><Relationship Id="r" Type="%s/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>' % (PACKAGE, RELATIONS),
        "xl/workbook.xml": '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>'
                           '</workbook>' % (MAIN, RELATIONS),
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/worksheet" '
                                      'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="%s/sharedStrings" '
                                      'Target="sharedStrings.xml"/></Relationships>' % (PACKAGE, RELATIONS, RELATIONS),
    }
    parts = []
    for name, text in small.items():
        data, size = text.encode(), len(text)
        pack = zlib.compressobj(9, zlib.DEFLATED, -15)
        parts.append((name.encode(), pack.compress(data) + pack.flush(), size, None, zlib.crc32(data)))
    stated = None if honesty == "honest" else 1000
    if kind == "strings":
        data, size = deflated(b'<sst xmlns="%s">' % MAIN.encode(), b"<si><t>x</t></si>", b"</sst>")
        parts.append((b"xl/sharedStrings.xml", data, size, stated, 0))  # nobody gets to the end
    else:
        data, size = deflated(sheet[0] + row, row if kind == "rows" else b" ", row + sheet[1])
        parts.append((b"xl/worksheets/sheet1.xml", data, size, stated, 0))  # nobody gets to the end
    directory = b""
    with open(out, "wb") as file:
        for name, data, size, told, crc in parts:
            offset = file.tell()
            bytes_, fields, extra = member(name, data, size, told, crc)
            file.write(bytes_)
            directory += b"PK\1\2" + struct.pack("<H", 45) + fields + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name + extra
        start = file.tell()
        file.write(directory)
        file.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), start, 0))


if __name__ == "__main__":
    main()
