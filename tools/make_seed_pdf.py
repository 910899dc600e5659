"""Write the PDF among the seeds; the same text gives the same bytes.

Usage: python tools/make_seed_pdf.py [PATH]   (default seeds/jeddah-memo.pdf; needs fpdf2)
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

TITLE = "After Jeddah: what the shipping conference settled and what it did not"
AUTHOR = "Hannah Brandt"
PUBLISHER = "Institute for Maritime Order"
DATE = datetime.datetime(2024, 6, 28, 9, 0, tzinfo=datetime.UTC)

# Paragraphs; a line that starts with "#" is a heading.
TEXT = """\
The conference on Red Sea shipping, which was held in Jeddah from 24 to 26 June 2024, ended without a treaty but not \
without results. Saudi Arabia, the host, had hoped to bring Iran and the United States into one room. It managed to \
bring them into one building.

# What was settled

Egypt and India will extend their convoys to the Gulf of Aden in September. The European Union agreed to merge its \
radio channels with theirs, as Indonesia had proposed in May. Japan pledged 90 million dollars for a hospital ship, and \
Indonesia will provide the crew.

Norway withdrew its draft resolution at the Security Council after China had threatened to veto it. In exchange, \
Beijing promised to press the Houthis to release the crew of the car carrier. Norwegian diplomats do not expect China \
to keep this promise soon. They accepted it because they had no other.

Saudi Arabia and the Houthis held talks on the margins of the conference. According to an Omani mediator, the Houthis \
offered to suspend their attacks for sixty days if Egypt stopped inspecting Iranian ships. Egypt rejected the offer. It \
did not, however, break off the contacts.

# What was not settled

Iran sent a deputy minister, who denied that Tehran had supplied the missiles which sank the Norwegian ship. The \
American delegation called the denial absurd. Neither side proposed a further meeting.

Turkey refused to sign the final statement. Turkish officials objected to a sentence that praised the Indian navy, and \
they accused Greece of having written it. Greece denied this. The sentence was deleted, then restored, and Turkey left \
the hall. Ankara has nevertheless told Cairo that it would not obstruct the convoys.

Russia was not invited. The Kremlin criticised the conference and announced joint exercises with Iran in the Gulf of \
Oman. Moscow may also try to link the convoys to the grain corridor: on 25 June its envoy warned Egypt that Russia \
could leave the corridor unless Cairo bought more Russian wheat.

# What should happen next

Three steps would help. Saudi Arabia should publish the minutes of its talks with the Houthis. The United States needs \
to decide whether it wants the convoys to succeed; its admirals support them, while its diplomats ignore them. And \
China, whose destroyer has been in Djibouti since May, must explain its purpose. If Beijing joined the convoys, the \
Houthis would lose their last excuse. If it stays away, every captain will draw his own conclusion.

The sailors of the car carrier have been held in Hodeida for ten weeks. They were visited once by the Red Cross, on 3 \
June, and they have not been allowed to telephone their families. A conference that forgot them would have been a \
failure. This one remembered them on its last afternoon, at the request of the Philippines.
"""


class Memo(FPDF):
    """A4 pages with a running head and a page number."""

    def header(self) -> None:
        self.set_font("Helvetica", "I", 8)
        self.cell(0, 8, f"{PUBLISHER} - Memo 2024/11", new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="R")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", "", 8)
        self.cell(0, 8, f"Page {self.page_no()}", align="C")


def write_memo(path: Path) -> None:
    """Write the memo to `path`, replacing what is there."""
    pdf = Memo(format="A4")
    pdf.set_title(TITLE)
    pdf.set_author(AUTHOR)
    pdf.set_creator("make_seed_pdf.py")
    pdf.set_producer("make_seed_pdf.py")
    pdf.set_creation_date(DATE)
    pdf.set_margins(25, 20)
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 16)
    pdf.multi_cell(0, 8, TITLE, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(2)
    pdf.set_font("Helvetica", "", 10)
    for line in (f"By {AUTHOR}", f"Published: {DATE:%Y-%m-%d}"):
        pdf.cell(0, 6, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(4)
    for paragraph in TEXT.strip().split("\n\n"):
        heading = paragraph.startswith("# ")
        pdf.set_font("Helvetica", "B" if heading else "", 12 if heading else 11)
        pdf.multi_cell(0, 6, paragraph.removeprefix("# "), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(3)
    pdf.output(str(path))


if __name__ == "__main__":
    write_memo(Path(sys.argv[1] if len(sys.argv) > 1 else "seeds/jeddah-memo.pdf"))
