"""
The blocks of the pages are handed to type checkers as a reader would write them.
"""

from __future__ import annotations

from pathlib import Path

from docs._ext.blocks import check, code_of, pages

PAGE = """\
# A page

```python
first = 1
```

Prose, and what is shown at a prompt:

```python
>>> first + 1
2
>>> [
...     first,
... ]
[1]
>>> first + "a"
Traceback (most recent call last):
TypeError: no
```

<!-- skip: next -->

```python
left_out = first
```

```console
earlyhelp demo
```

```python
second = first
```
"""


def page(tmp_path: Path, text: str) -> Path:
    """A page with this text."""
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_line_stands_where_it_stands_on_the_page(tmp_path: Path) -> None:
    """So that an error is told where its cause can be mended."""
    code = code_of(page(tmp_path, PAGE)).splitlines()

    assert {n: line for n, line in enumerate(code, start=1) if line} == {
        4: "first = 1",
        10: "first + 1",
        12: "[",
        13: "    first,",
        14: "]",
        32: "second = first",
    }


def test_what_stands_at_each_number_is_a_line_of_the_page() -> None:
    """On every page of ours, so nothing is checked that nobody reads."""
    moved = [
        (path.name, number)
        for path in pages()
        for number, (code, line) in enumerate(
            zip(
                code_of(path).splitlines(),
                path.read_text(encoding="utf-8").splitlines(),
                strict=False,
            ),
            start=1,
        )
        if code not in line
    ]

    assert moved == []


def test_every_page_with_python_is_read() -> None:
    """The README and the tutorial among them."""
    read = {path.name for path in pages() if code_of(path)}

    assert {"README.md", "first-answer.md", "cases.md"} <= read
    assert len(read) >= 30


def test_both_checkers_tell_the_page_and_the_line() -> None:
    """What is wrong for one of them is wrong."""
    said = check(
        {
            "docs/right.md": "number: int = 1\n",
            "docs/wrong.md": "\n\nnumber: int = 'one'\n",
        }
    )

    assert [line.partition(": ")[0] for line in said] == ["docs/wrong.md:3"] * 2
    assert [line.rpartition(" ")[2] for line in said] == ["(mypy)", "(pyright)"]
