"""Every twin is valid nbformat 4.5, and the page that nbconvert makes of it shows its pictures.
Usage: twins.py <folder of notebooks>"""
import pathlib
import sys

import nbformat
from nbconvert import HTMLExporter

twins = sorted(pathlib.Path(sys.argv[1]).glob("*.ipynb"))
for path in twins:
    twin = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    assert (twin.nbformat, twin.nbformat_minor) == (4, 5), path
    nbformat.validate(twin)
    page, _ = HTMLExporter().from_notebook_node(twin)
    pictures = sum("image/png" in output.get("data", {}) for cell in twin.cells for output in cell.get("outputs", []))
    assert pictures > 0, path
    assert page.count('<img src="data:image/png;base64,') == pictures, path
print(f"done: {len(twins)} twins")
