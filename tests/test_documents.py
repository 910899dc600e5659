"""Inputs to documents: what is read, what is left out and why, what is known, and what each bad input says."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import READERS, list_inputs, read
from kg.documents.dates import parse_bare_date, parse_date
from kg.documents.plain import segment
from kg.errors import Problem
from kg.model import Document

KNOWN = ".csv, .docx, .htm, .html, .jsonl, .md, .pdf, .txt"
PROSE = (
    "The envoys of Norland and Sudland met on Monday to settle the quarrel about the upper dam. Neither side gave way.",
    "Norland threatened to stop the ferries unless its neighbour opened the locks. Sudland rejected the demand at once.",
    "Observers expect another round of talks in the spring. The farmers of both valleys have asked for an earlier date.",
    "The two governments signed their first treaty on the river forty years ago. It has been broken more than once.",
)


def one(path: Path | str, **options: object) -> Document:
    """Return the only document of an input that has no problem."""
    (found,) = read([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Document), found
    return found


def quotes(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.begin : block.end]) for block in document.blocks]


def prose(text: str) -> list[str]:
    blocks, _ = segment(text)
    return [text[block.begin : block.end] for block in blocks]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def make_pdf(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """Return a small PDF file, each page a column of lines in Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    if info:
        objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    tail = f" /Info {len(objects)} 0 R" if info else ""
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{tail} >>\nstartxref\n{start}\n%%EOF\n".encode()


# -- inputs ------------------------------------------------------------------------------------------------------------


def test_folders_globs_and_files_come_once_sorted_by_path_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.md", "a/.hidden.txt", ".git/x.txt", "a/picture.png", "a/one.json", "c.txt"):
        write(tmp_path, name, "Text.")
    inputs = [tmp_path / "c.txt", tmp_path, str(tmp_path / "*" / "*.txt")]
    assert [path.relative_to(tmp_path).as_posix() for path in list_inputs(inputs)] == ["a/one.md", "b/two.txt", "c.txt"]


def test_names_are_stems_and_take_the_folder_and_then_the_ending_where_files_share_them(tmp_path: Path) -> None:
    for name in ("x/talks.txt", "x/talks.md", "y/talks.txt", "y/river.txt"):
        write(tmp_path, name, "The envoys left.")
    assert [document.name for document in read([tmp_path])] == ["x/talks.md", "x/talks.txt", "river", "y/talks"]


def test_what_the_inputs_lack_is_told_first_and_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "The envoys left.")
    odd = write(tmp_path, "b.xyz", "The envoys left.")
    gone, pattern = tmp_path / "gone.txt", str(tmp_path / "*.docx")
    found = list(read([tmp_path / "a.txt", gone, odd, pattern]))
    assert found[:-1] == [
        Problem(pattern, "matches no file", "check the pattern"),
        Problem(str(odd), "has the ending '.xyz', which no reader knows", f"known are {KNOWN}"),
        Problem(str(gone), "does not exist", "check the path"),
    ]
    assert isinstance(found[-1], Document)


def test_a_folder_without_texts_is_a_problem(tmp_path: Path) -> None:
    what = "holds no file that a reader knows"
    assert list(read([tmp_path])) == [Problem(str(tmp_path), what, f"known are {KNOWN}")]


def test_standard_input_is_read_as_text_or_bytes_in_the_format_asked_for() -> None:
    assert one("-", stdin=io.StringIO("The envoys left.\n")) == one("-", stdin=io.BytesIO(b"The envoys left.\n"))
    rows = io.StringIO('{"id": "r1", "text": "The envoys left."}\n')
    assert one("-", stdin=rows, stdin_ending=".jsonl").name == "r1"
    assert list(read(["-"])) == [Problem("-", "there is no standard input here", "give a path")]


def test_the_stream_opens_a_file_only_when_it_is_reached(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "The envoys left.")
    later = write(tmp_path, "b.txt", "The envoys stayed.")
    stream = read([tmp_path])
    next(stream)
    later.write_text("The envoys returned.")
    assert next(stream).text == "The envoys returned."  # type: ignore[union-attr]


def test_another_packages_reader_fits_the_dictionary(tmp_path: Path) -> None:
    def read_loud(stream, name, path):  # type: ignore[no-untyped-def]
        text = stream.read().decode().upper()
        yield Document(name, text, segment(text)[0], path)

    path = write(tmp_path, "a.loud", "The envoys left.")
    assert one(path, readers={**READERS, ".loud": read_loud}).text == "THE ENVOYS LEFT."


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import kg.documents, sys; print([m for m in ('trafilatura','pypdf','docx','lxml','dateutil','py3langid') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# -- plain text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_text_is_the_files_own_and_offsets_hold_whatever_the_new_lines(tmp_path: Path, newline: str) -> None:
    content = f"First, “quoted” line.{newline}{newline}Second paragraph.{newline}"
    path = write(tmp_path, "a.txt", content)
    document = one(path)
    assert document.text == path.read_bytes().decode() == content
    assert quotes(document) == [("paragraph", "First, “quoted” line."), ("paragraph", "Second paragraph.")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251"])
def test_other_encodings_are_decoded(tmp_path: Path, encoding: str) -> None:
    text = "The café’s owner left."
    if encoding == "cp1251":
        text = "Президент и канцлер обсудили вопросы безопасности в долине реки. Никто не уступил."
    assert one(write(tmp_path, "a.txt", text.encode(encoding)), language=None).text == text


def test_hard_wrapped_lines_are_one_paragraph_and_long_lines_one_each() -> None:
    wrapped = (
        "The envoys of Norland and Sudland\nmet on Monday to settle the quarrel\nabout the upper dam. They failed."
    )
    assert prose(wrapped) == [wrapped]
    assert prose("\n".join(PROSE)) == list(PROSE)


def test_lists_and_headings_have_their_kinds() -> None:
    text = (
        "What was agreed\n\nNorland will do two things.\n\n- It opens the locks.\n- It pays for the dam.\n\nAll agreed."
    )
    blocks, known = segment(text)
    assert [(block.kind, text[block.begin : block.end]) for block in blocks] == [
        ("heading", "What was agreed"),
        ("paragraph", "Norland will do two things."),
        ("item", "It opens the locks."),
        ("item", "It pays for the dam."),
        ("paragraph", "All agreed."),
    ]
    assert known.title == "What was agreed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland invaded Sudland",
        "By March the envoys had left Norland.",
        "Share prices fell.",
        "Norland published its plan on 3 May 2014.",
        "The treaty was published on 3 May 2014.",
        "Anna Berg is the president of Norland.",
        "Reporting by the river commission suggests that Norland broke the treaty.",
        "Copyright law in Norland protects authors.",
        "Follow the money.",
        "Norland's minister, in Sudport (the capital) — he never left — refused.",
        "Photographs by satellites show that Sudland is building a dam.",
        "Send the troops home.",
        "Editing by hand takes the archives of Norland years.",
    ],
)
def test_a_lone_sentence_is_always_kept(sentence: str) -> None:
    assert prose(sentence) == [sentence]
    assert prose("\n\n".join([PROSE[0], sentence, PROSE[1]])) == [PROSE[0], sentence, PROSE[1]]


PASTED = f"""A river without a treaty

Ann Example Valley Courier Published: 2014-05-03 16:33:15
Comment
Share
Share this with Close
Messenger Messenger Pinterest LinkedIn

By Ann Example

{PROSE[0]}

The upper dam seen from the air in spring. [Photo: Courier]

The upper dam seen from the air in spring. [Photo: Courier]

{PROSE[1]}

Advertisement

ALSO READ: Why the ferries stand still

{PROSE[2]}

(Ann Example, PhD, is Professor of Law at the University of Norport.

Share this story on

Related stories

Columnists

Bo Other Bo Other is a writer in Norport. He has written about dams for years. Email: bo@example.org"""


def test_what_a_pasted_page_carries_beside_its_prose_is_left_out_and_told_as_facts() -> None:
    blocks, known = segment(PASTED)
    assert [PASTED[block.begin : block.end] for block in blocks] == ["A river without a treaty", *PROSE[:3]]
    facts = (known.title, known.author, known.publisher, known.published)
    assert facts == ("A river without a treaty", "Ann Example", "Valley Courier", "2014-05-03")


def test_two_authors_biography_and_the_line_of_origin_are_facts_and_no_prose() -> None:
    tail = (
        "Ann Example and Bo Carl Other are, respectively, senior associate and junior fellow, at the River Institute in Norport.",
        "Originally published in the Valley Courier, May 3, 2014.",
    )
    text = "\n".join([*PROSE, *tail])
    blocks, known = segment(text)
    assert [text[block.begin : block.end] for block in blocks] == list(PROSE)
    assert (known.author, known.publisher, known.published) == (
        "Ann Example, Bo Carl Other",
        "Valley Courier",
        "2014-05-03",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The dam that divides two states",
        "Subscribe to our newsletter",
        "We use cookies to improve your experience on our site.",
        "© 2014 Valley Courier. All rights reserved.",
        "(Reporting by Ann Example in Norport; Editing by Bo Other)",
        "Tags: rivers, dams, treaties",
        "desk@example.org",
        "Facebook Twitter Email Print",
        "5 min read",
        "Courier writer Bo Other in Norport contributed to this report.",
        "Rivers\nDams\nNorland\nSudland",
        "Home World Politics Business Sport Opinion",
        "Photo: Ann Example/Courier",
        "Follow us on Twitter",
        "Story continues below advertisement",
        "***",
    ],
)
def test_lines_of_a_sites_furniture_are_left_out(line: str) -> None:
    assert prose("\n\n".join([PROSE[0], line, PROSE[1]])) == [PROSE[0], PROSE[1]]


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("NORPORT, 3 May 2014 (Courier) — ", "2014-05-03"),
        ("NORPORT (Courier) - ", None),
        ("NORPORT — ", None),
        ("May 3 (Courier) - ", None),
        ("Norport, 3 May (Agency) —", None),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, published: str | None) -> None:
    text = dateline + PROSE[0]
    blocks, known = segment(text)
    assert ([text[block.begin : block.end] for block in blocks], known.published) == ([PROSE[0]], published)


def test_a_header_and_a_front_matter_are_facts() -> None:
    for text in (
        f"Title: River talks\nAuthor: Ann Example\nDate: May 3, 2014\nSource: Valley Courier\n\n{PROSE[0]}",
        f'---\ntitle: "River talks"\nauthors:\n  - Ann Example\ndate: 2014-05-03\npublisher: Valley Courier\n---\n{PROSE[0]}',
    ):
        blocks, known = segment(text)
        facts = (known.title, known.author, known.publisher, known.published)
        assert facts == ("River talks", "Ann Example", "Valley Courier", "2014-05-03")
        assert [text[block.begin : block.end] for block in blocks] == [PROSE[0]]


@given(st.text(alphabet=st.sampled_from(list('aB. \n\r\t-#1.,"—“”\x00\u200b\u202e:(By Published Share')), max_size=300))
@settings(max_examples=150, deadline=None)
def test_blocks_are_in_order_disjoint_trimmed_and_not_empty(text: str) -> None:
    blocks, _ = segment(text)
    last = 0
    for block in blocks:
        quote = text[block.begin : block.end]
        assert last <= block.begin < block.end <= len(text)
        assert quote == quote.strip() != ""
        last = block.end


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2017-11-21 16:33:15", "2017-11-21"),
        ("2014-05-03T10:00:00+02:00", "2014-05-03"),
        ("December 13, 2006", "2006-12-13"),
        ("13th of December 2006", "2006-12-13"),
        ("Oct. 2006", "2006-10"),
        ("2006", "2006"),
        ("31/12/2006", "2006-12-31"),
        ("03/04/2017", "2017"),
        ("2017-02-31", None),
        ("soon", None),
    ],
)
def test_dates_are_as_precise_as_they_are_written(written: str, edtf: str | None) -> None:
    assert parse_date(written) == edtf


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert (parse_bare_date("Tuesday, 3 May 2014, 10:15 GMT"), parse_bare_date("3 May 2014 saw war")) == (
        "2014-05-03",
        None,
    )


# -- sidecars ----------------------------------------------------------------------------------------------------------


def test_the_sidecar_wins(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PASTED)
    write(
        tmp_path,
        "a.json",
        json.dumps({"title": "T", "author": ["A B", "C D"], "published": "2006-10", "url": "https://example.org/a"}),
    )
    document = one(path)
    facts = (document.title, document.author, document.publisher, document.published, document.url)
    assert facts == ("T", "A B, C D", "Valley Courier", "2006-10", "https://example.org/a")


def test_a_broken_sidecar_is_a_problem_and_the_text_is_read_all_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "The envoys left.")
    sidecar = write(tmp_path, "a.json", "{")
    problem, document = read([path])
    assert isinstance(problem, Problem)
    assert problem.input == str(sidecar)
    assert problem.remedy == "mend the sidecar or remove it"
    assert isinstance(document, Document)


# -- other formats -----------------------------------------------------------------------------------------------------


def test_markdown_keeps_its_text_and_leaves_markup_lines_out_of_the_blocks(tmp_path: Path) -> None:
    text = (
        f"---\ndate: 2014-05-03\n---\n# River talks\n\n{PROSE[0]}\n\n```\ncode here\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        f"Outlook\n-------\n\n> {PROSE[1]}\n\n* An item stands\n  on two lines.\n\n[x]: http://example.org\n![i](i.png)\n{PROSE[2]}\n"
    )
    document = one(write(tmp_path, "a.md", text))
    assert document.text == text
    assert quotes(document) == [
        ("heading", "River talks"),
        ("paragraph", PROSE[0]),
        ("heading", "Outlook"),
        ("paragraph", PROSE[1]),
        ("item", "An item stands\n  on two lines."),
        ("paragraph", PROSE[2]),
    ]
    assert (document.title, document.published) == ("River talks", "2014-05-03")


PAGE = f"""<!DOCTYPE html><html><head><title>River talks fail | Valley Courier</title><script>var a = "script";</script>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "River talks fail", "datePublished": "2014-05-03T10:00:00Z",
"author": {{"name": "Ann Example"}}, "publisher": {{"name": "Valley Courier"}}}}</script>
<link rel="canonical" href="https://example.org/river"></head><body><nav><ul><li>Home</li><li>World</li></ul></nav>
<h1>River talks fail</h1><p>By Ann Example</p><article><p>{PROSE[0].replace("and", "&amp;", 1)}</p>
<figure><figcaption>The dam. Photo: B. Other</figcaption></figure><p>{PROSE[1]}</p><h2>What comes next</h2><p>{PROSE[2]}</p>
<p>{PROSE[3]}</p><h3>Related stories</h3><ul><li><a href="#">Dam closed after the flood</a></li></ul></article>
<footer><p>© 2014 Valley Courier</p></footer></body></html>"""


def test_a_web_pages_text_is_all_that_is_visible_and_its_blocks_the_main_content(tmp_path: Path) -> None:
    document = one(write(tmp_path, "a.html", PAGE))
    first = PROSE[0].replace("and", "&", 1)
    assert document.text.split("\n\n") == [
        *(
            "Home",
            "World",
            "River talks fail",
            "By Ann Example",
            first,
            "The dam. Photo: B. Other",
            PROSE[1],
            "What comes next",
        ),
        *(PROSE[2], PROSE[3], "Related stories", "Dam closed after the flood", "© 2014 Valley Courier"),
    ]
    assert quotes(document) == [
        ("heading", "River talks fail"),
        ("paragraph", first),
        ("paragraph", PROSE[1]),
        ("heading", "What comes next"),
        ("paragraph", PROSE[2]),
        ("paragraph", PROSE[3]),
    ]
    assert (document.title, document.author, document.publisher) == (
        "River talks fail",
        "Ann Example",
        "Valley Courier",
    )
    assert (document.published, document.url) == ("2014-05-03", "https://example.org/river")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 3000 + f"<p>{PROSE[0]}</p>" + "</div>" * 3000,
        f"<p>{PROSE[0]}\x00\x01</p>",
        f"<p>{PROSE[0]}",
        f"<html><body><p>{PROSE[0]}</p><!-- {'x' * 200_000} --></body></html>",
    ],
)
def test_hostile_pages_are_read(tmp_path: Path, page: str) -> None:
    assert [quote for _, quote in quotes(one(write(tmp_path, "a.html", page)))] == [PROSE[0]]


def test_pdf_lines_are_paragraphs_again(tmp_path: Path) -> None:
    pages = [
        ["River Review 12", "The envoys of Norland and Sudland met on Monday to settle the quar-", "rel about the upper dam. Neither side", "gave way.",
         "Norland threatened to stop the ferries unless its neighbour opened the", "1"],
        ["River Review 13", "locks, and Sudland rejected the demand at once in a long statement", "that its envoy read out.", "2"],
    ]  # fmt: skip
    document = one(write(tmp_path, "a.pdf", make_pdf(pages, "/Title (River talks) /CreationDate (D:20140503101500Z)")))
    assert [quote for _, quote in quotes(document)] == [
        "The envoys of Norland and Sudland met on Monday to settle the quarrel about the upper dam. Neither side gave way.",
        (
            "Norland threatened to stop the ferries unless its neighbour opened the locks, and Sudland rejected the demand"
            " at once in a long statement that its envoy read out."
        ),
    ]
    assert (document.title, document.published) == ("River talks", "2014-05-03")


def test_word_files_give_paragraphs_headings_lists_and_cells(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = "River talks", "Ann Example"
    word.add_heading("Outlook", 1)
    word.add_paragraph(PROSE[0])
    word.add_paragraph("It opens the locks.", style="List Bullet")
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Norland pays.", "Sudland builds."
    word.add_paragraph(PROSE[1])
    word.save(str(tmp_path / "a.docx"))
    document = one(tmp_path / "a.docx")
    assert quotes(document) == [
        ("heading", "Outlook"),
        ("paragraph", PROSE[0]),
        ("item", "It opens the locks."),
        ("item", "Norland pays."),
        ("item", "Sudland builds."),
        ("paragraph", PROSE[1]),
    ]
    assert (document.title, document.author, document.published) == ("River talks", "Ann Example", None)


def test_a_row_is_a_document_named_by_its_id_or_its_number(tmp_path: Path) -> None:
    rows = [
        '{"id": "r1", "text": "The envoys left.", "date": "3 May 2014"}',
        "{",
        '{"text": "The envoys stayed."}',
        '{"id": "r1", "text": "All left."}',
        "[]",
    ]
    path = write(tmp_path, "a.jsonl", "\n".join(rows))
    found = list(read([path]))
    assert [(item.name, item.text, item.published) if isinstance(item, Document) else item for item in found] == [
        ("r1", "The envoys left.", "2014-05-03"),
        Problem(
            f"{path}:2",
            "is not valid JSON (Expecting property name enclosed in double quotes)",
            "write one JSON object a line",
        ),
        ("a-3", "The envoys stayed.", None),
        ("a-r1", "All left.", None),
        Problem(f"{path}:5", "holds no JSON object", 'write {"id": …, "text": …}'),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_row_is_a_document(tmp_path: Path, separator: str) -> None:
    lines = [
        ["id", "Text", "title", "published"],
        ["r1", '"The envoys left.\nThey were angry."', "Talks", "2006"],
        ["", "", "", ""],
        ["", "All left.", "", ""],
    ]
    path = write(tmp_path, "a.csv", "\ufeff" + "\r\n".join(separator.join(line) for line in lines))
    assert [(document.name, document.text, document.title, document.published) for document in read([path])] == [
        ("r1", "The envoys left.\nThey were angry.", "Talks", "2006"),
        ("a-3", "All left.", None, None),
    ]


# -- bad input ---------------------------------------------------------------------------------------------------------

GERMAN = "Der Bundeskanzler traf am Dienstag den Präsidenten und sprach mit ihm über die Lage an der Grenze und über die Folgen."


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.txt", b"* * *\n", "holds no prose"),
        ("a.txt", bytes(range(256)) * 20, "is a binary file, not a text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "is an image, not a text"),
        ("a.txt", b"<!DOCTYPE html><html></html>", "is a web page, not a plain text"),
        ("a.txt", ("é" * 50).encode() + b"\xff\xfe", "is UTF-8 but for byte 100, which cannot be decoded"),
        ("a.txt", GERMAN, "is in German, not in English"),
        ("a.html", b"<html><body></body></html>", "holds no prose"),
        ("a.pdf", b"%PDF-1.4 broken", None),
        ("a.pdf", make_pdf([[]]), "has no text layer (scanned?)"),
        ("a.docx", b"PK\x03\x04 broken", None),
        ("a.csv", "id,words\n1,x\n", "has no column called text (its columns: id, words)"),
        ("a.jsonl", '{"id": 1}\n', "has no text"),
    ],
)
def test_bad_input_is_one_problem_and_the_rest_is_read(
    tmp_path: Path, name: str, content: str | bytes, what: str | None
) -> None:
    path = write(tmp_path, name, content)
    write(tmp_path, "z.txt", "The envoys left.")
    problem, document = read([tmp_path])
    assert isinstance(problem, Problem)
    assert problem.input.removesuffix(":1") == str(path)
    assert problem.what == what if what else problem.what.startswith("is not a whole")
    assert problem.remedy
    assert isinstance(document, Document)


def test_an_encrypted_pdf_is_a_problem(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([["The envoys left."]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    assert list(read([tmp_path])) == [
        Problem(str(tmp_path / "a.pdf"), "is encrypted", "save a copy without a password")
    ]


def test_a_document_that_is_too_large_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.plain.LARGEST", 1024 * 1024)
    path = write(tmp_path, "a.txt", b"x" * (1024 * 1024 + 1))
    remedy = "split it, or make it a .jsonl"
    assert list(read([path])) == [Problem(str(path), "is larger than 1 MiB, too large for one document", remedy)]


def test_names_from_elsewhere_and_short_texts_are_not_taken_for_another_language(tmp_path: Path) -> None:
    names = "Nursultan Tokajew, Gurbanguly Berdimow, Emomali Rachmon, Sadyr Schaparow and Shavkat Mirsijow met in Astana, Aktau."
    for text in (names, "Der Kanzler traf den Präsidenten."):
        assert one(write(tmp_path, "a.txt", text)).text == text
    assert one(write(tmp_path, "a.txt", GERMAN), language=None).text == GERMAN
    assert one(write(tmp_path, "a.txt", GERMAN), language="de").text == GERMAN
