"""What a reader does to the layout, undone and done again; paths, neighbourhoods, links and the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from page_driver import BELMARK, CORVIA, DOCUMENTS, LEAGUE, STATEMENTS, TREATY, Open, click_person, read_triples
from page_sample import make_participant, make_sample, make_statement

pytestmark = pytest.mark.browser

DORNIA, ESTVALE, FARLAND = (make_participant(name) for name in ("Dornia", "Estvale", "Farland"))
CHAIN = [
    make_statement(BELMARK, "meet", CORVIA, class_="Consult", at=0),
    make_statement(CORVIA, "arm", DORNIA, class_="Aid", at=100),
    make_statement(ESTVALE, "warn", DORNIA, class_="Threaten", at=200),
    make_statement(BELMARK, "accuse", FARLAND, class_="Accuse", at=300),
]


def read_people(tab: Any) -> set[str]:
    return set(tab.evaluate("kgwright.network.body.data.nodes.getIds().map((id) => kgwright.people[id].label)"))


def find_place(tab: Any, label: str) -> list[int]:
    script = "(label) => { const { x, y } = kgwright.network.getPosition(kgwright.people.find((one) => one.label === label).id); return [Math.round(x), Math.round(y)]; }"
    return list(tab.evaluate(script, label))


def test_a_moved_participant_goes_back_and_forth(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    assert tab.is_disabled("#undo")
    before = find_place(tab, "Belmark")
    x, y = tab.evaluate(
        """() => { const { network, people } = kgwright; const point = network.canvasToDOM(network.getPosition(people.find((one) => one.label === "Belmark").id));
        const frame = document.getElementById("canvas").getBoundingClientRect(); return [frame.x + point.x, frame.y + point.y]; }"""
    )
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 40, y + 10, steps=4)
    tab.mouse.move(x + 80, y + 30, steps=4)
    tab.mouse.up()
    tab.wait_for_selector("#undo:enabled")
    moved = find_place(tab, "Belmark")
    assert moved[0] > before[0] + 20
    tab.click("#undo")
    assert find_place(tab, "Belmark") == pytest.approx(before, abs=2)
    tab.keyboard.press("Control+y")
    assert find_place(tab, "Belmark") == pytest.approx(moved, abs=2)
    tab.keyboard.press("Control+z")
    assert find_place(tab, "Belmark") == pytest.approx(before, abs=2)


def test_who_is_hidden_comes_back(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    click_person(tab, "border treaty")
    tab.click("#hide")
    assert read_people(tab) == {"Belmark", "Corvia"}
    assert tab.inner_text("#unhide") == "Bring back 1 hidden"
    tab.click("#unhide")
    assert read_people(tab) == {"Belmark", "Corvia", "border treaty"}
    tab.click("#undo")
    tab.click("#undo")
    assert read_people(tab) == {"Belmark", "Corvia", "border treaty"}
    assert tab.is_disabled("#undo")


def test_the_rest_unfolds_on_request(open_page: Open) -> None:
    statements, documents = make_sample(400, 1500)
    tab = open_page(statements, documents)
    drawn = read_people(tab)
    assert tab.inner_text("#extent-text").startswith(f"{len(drawn)} of ")
    tab.fill("#search", "Liria")
    tab.press("#search", "Enter")
    tab.click("#unfold")
    more = read_people(tab)
    assert len(more) == len(drawn) + 30
    spots = tab.evaluate("Object.values(kgwright.network.getPositions()).map(({ x, y }) => `${x} ${y}`)")
    assert len(set(spots)) == len(spots)
    tab.click("#undo")
    assert read_people(tab) == drawn
    # Who is found and not drawn comes with some partners.
    outside = tab.evaluate(
        "kgwright.people.find((one) => one.id > 300 && one.bundles.some((bundle) => bundle.shown)).label"
    )
    tab.fill("#search", outside)
    tab.press("#search", "Enter")
    assert outside in read_people(tab)
    assert tab.inner_text("#panel h2") == outside


def test_the_highlight_reaches_one_step_or_two(open_page: Open) -> None:
    tab = open_page(CHAIN)
    click_person(tab, "Belmark")
    lit = "kgwright.people.filter(({ id }) => kgwright.network.body.nodes[id].options.opacity === 1).map((one) => one.label).sort()"
    assert tab.evaluate(lit) == ["Belmark", "Corvia", "Farland"]
    tab.get_by_text("2 steps").click()
    assert tab.evaluate(lit) == ["Belmark", "Corvia", "Dornia", "Farland"]
    tab.locator("#alone").check()
    assert read_people(tab) == {"Belmark", "Corvia", "Dornia", "Farland"}
    tab.locator("#alone").uncheck()
    assert "Estvale" in read_people(tab)


def test_a_path_is_found_and_told_step_by_step(open_page: Open) -> None:
    tab = open_page(CHAIN)
    click_person(tab, "Belmark")
    tab.click("#path-to")
    tab.keyboard.type("estv")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel .kind") == "Shortest path: 3 steps"
    steps = [" ".join(text.split()) for text in tab.locator("#panel .steps .relation").all_inner_texts()]
    assert steps == ["Belmark meet Corvia 1", "Corvia arm Dornia 1", "Estvale warn Dornia 1"]
    assert (
        tab.evaluate(
            "kgwright.bundles.filter(({ id }) => kgwright.network.body.edges[id].options.color.opacity === 1).length"
        )
        == 3
    )
    tab.locator("#directed").check()
    assert tab.inner_text("#panel .kind") == "No path"


def test_a_pair_has_its_series(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.locator("#panel .pairs button").first.click()
    assert tab.inner_text("#panel h2") == "Corvia ↔ Belmark"
    assert tab.locator("#panel canvas").count() == 1
    tab.locator("#panel summary", has_text="The numbers").click()
    head, row = tab.locator("#panel .numbers tr").all()
    assert head.inner_text().split("\t") == ["Time", "Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict", "Other", "Mean intensity"]  # fmt: skip
    assert row.inner_text().split("\t")[:6] == ["2031-02", "1", "0", "0", "1", "0"]
    assert read_triples(tab) == ["Belmark sanction Corvia", "Belmark meet Corvia"]


def test_an_address_opens_the_same_view_again(open_page: Open) -> None:
    statements = [*STATEMENTS, make_statement(LEAGUE, "arm", BELMARK, class_="Aid", at=700, time="2029-05")]
    tab = open_page(statements, DOCUMENTS)
    tab.get_by_text("All claims", exact=True).click()
    tab.select_option("#measure", "out_degree")
    tab.select_option("#colour", "community")
    tab.select_option("#theme", "dark")
    tab.locator("#kinds").get_by_label("Concept").uncheck()
    tab.locator("#to").evaluate("(slider) => { slider.value = 3; slider.dispatchEvent(new Event('input')); }")
    tab.fill("#search", "corvia")
    tab.press("#search", "Enter")
    tab.get_by_text("2 steps").click()
    tab.focus("#canvas .vis-network")
    tab.keyboard.press("ArrowLeft")
    for _ in range(3):
        tab.keyboard.press("Alt+ArrowDown")
    address = tab.url

    def look(tab: Any) -> Any:
        return tab.evaluate(
            "[kgwright.network.getPositions(), kgwright.shown.list.map((one) => one.id), document.getElementById('extent-text').textContent,"
            " document.querySelector('#panel h2').textContent, document.documentElement.dataset.theme,"
            " Object.values(kgwright.network.body.nodes).map((node) => [node.options.color.background, node.options.opacity])]"
        )

    again = open_page(statements, DOCUMENTS, state="#" + address.split("#")[1])
    assert look(again) == look(tab)
    assert again.url == address


def test_an_address_of_nonsense_opens_the_page_all_the_same(open_page: Open) -> None:
    state = (
        "#view=x&claims=<b>&size=%00&kind=%5B1&class=7&time=a/b&least=9&person=nobody&moved=x%201%20y&stage=99&path=a"
    )
    tab = open_page(STATEMENTS, DOCUMENTS, state=state)
    assert tab.inner_text("#extent-text") == "3 participants, 3 relations"
    assert "#" not in tab.url


def test_an_edited_address_changes_the_view(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.evaluate("location.hash = 'view=table&claims=all&polarity=%5B%22negated%22%5D'")
    tab.wait_for_selector("#table-view:visible")
    assert tab.locator("#table-body td:nth-child(2)").all_inner_texts() == ["attack"]


def test_where_the_page_may_not_copy_it_shows_the_link(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.click("#view-table")
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    tab.click("#link")
    tab.wait_for_selector("#link-dialog[open]")
    assert tab.input_value("#link-text").endswith("graph.html#view=table")


def test_the_picture_is_walked_by_keyboard(open_page: Open) -> None:
    tab = open_page(CHAIN)
    tab.focus("#canvas .vis-network")
    tab.keyboard.press("ArrowRight")
    assert tab.inner_text("#announcement").split(",")[0] in read_people(tab)
    seen = set()
    for key in ["ArrowLeft"] * 5 + ["ArrowRight"] * 5 + ["ArrowUp"] * 3 + ["ArrowDown"] * 3:
        tab.keyboard.press(key)
        seen.add(tab.inner_text("#announcement").split(",")[0])
    assert len(seen - {"Nobody further that way"}) >= 4
    before = tab.evaluate("kgwright.network.getScale()")
    tab.keyboard.press("+")
    assert tab.evaluate("kgwright.network.getScale()") > before
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "H2"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "search"


def test_charts_say_the_same_in_numbers(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.click("#view-charts")
    assert tab.locator("#charts-view canvas").count() == 3
    assert tab.locator("#charts-view .top bdi").all_inner_texts() == ["border treaty", "Corvia", "Belmark"]
    tab.locator("#charts-view #over-time summary").click()
    rows = [row.inner_text().split("\t") for row in tab.locator("#over-time tbody tr").all()]
    assert rows == [["2031-02", "1", "0", "0", "1", "2"]]
    drawn = tab.evaluate(
        "[...document.querySelectorAll('#charts-view canvas')].every((one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some(Boolean))"
    )
    assert drawn
    assert tab.locator("#pair-choice option").all_inner_texts() == [
        "Corvia ↔ Belmark (2)",
        "border treaty ↔ Corvia (1)",
    ]
    assert TREATY.label == "border treaty"


def test_the_keyboard_stays_where_it_was_when_the_panel_changes(open_page: Open) -> None:
    statements, documents = make_sample(300, 900)
    tab = open_page(statements, documents)
    tab.fill("#search", "Liria")
    tab.press("#search", "Enter")
    tab.focus("#unfold")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id || document.activeElement.tagName") in ("unfold", "H2")
    tab.focus("#hide")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.className") == "vis-network"
    assert tab.inner_text("#announcement") == "Liria hidden"
