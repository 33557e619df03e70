"""What a PDF could do beside being read: every action, script, attachment and address in it, a line each.

    python3 pdf_actions.py FILE...

Objects are looked for in the file as it stands and in every stream that unpacks. Names of PDF begin with a slash, so that
a text that merely says "javascript:" is none of them.
"""
import re
import sys
import zlib

ACTIONS = rb"/(?:JavaScript|JS|Launch|URI|SubmitForm|ImportData|GoToR|GoToE|OpenAction|AA|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])"


def unpacked(data):
    yield data
    for start in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[start.end():])
        except zlib.error:
            pass  # not packed, or packed as a picture is


for file in sys.argv[1:]:
    with open(file, "rb") as source:
        found = {name for part in unpacked(source.read()) for name in re.findall(ACTIONS, part)}
    for name in sorted(found):
        print(f"{file}: {name.decode()}")
