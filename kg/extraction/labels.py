"""What a noun phrase is called: the words before its head, the proper name at its end, what "of" adds."""

from __future__ import annotations

from kg.extraction.tree import NAME_TAGS, Tree
from kg.ontology import Ontology

# Children of a noun that belong to its label when they stand before it.
_BEFORE = frozenset(
    {
        "compound", "amod", "nummod", "nmod", "quantmod", "npadvmod", "advmod", "punct", "case", "det", "poss", "predet", "neg", "preconj",
        "cc", "conj",
    }
)  # fmt: skip
_DROPPED_TAGS = frozenset({"DT", "PDT", "WDT", "PRP$", "WP$", "POS", "CC"})
NEGATIVE = frozenset({"no", "neither", "nor", "none", "nobody", "nothing"})
_PLAIN_AFTER_OF = frozenset({"NN", "NNS"})
_MONARCHS = frozenset(
    {
        "King", "Queen", "Prince", "Princess", "Pope", "Emperor", "Sultan", "Emir", "Sheikh", "Shah", "Tsar", "Czar", "Kaiser",
        "Ayatollah", "Cardinal", "Archbishop", "Imam",
    }
)  # fmt: skip
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "madam", "sir"})
_NOUN_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "ings", "ments", "tions", "ities",
)  # fmt: skip
_COMMON_LISTS = (
    "group-noun", "organization-noun", "person-noun", "place-noun", "pair-noun", "quantity-noun", "meeting-noun",
)  # fmt: skip
_BARE_LISTS = ("person-noun", "collective-noun", "thing-noun")
_PARTICLES = frozenset(
    {"von", "van", "der", "de", "bin", "al", "del", "di", "da", "el", "ben", "ibn", "la", "le", "du", "dos", "&"}
)


_BOUNDS = frozenset(
    {
        "about", "almost", "approximately", "around", "as", "at", "few", "fewer", "least", "less", "many", "more", "most", "much", "nearly",
        "over", "roughly", "some", "than", "to", "under", "up",
    }
)  # fmt: skip


class Labels:
    """What the noun phrases of one sentence are called."""

    def __init__(self, tree: Tree, ontology: Ontology, spans: dict[int, tuple[int, int, str]], dated: set[int]) -> None:
        self.tree = tree
        self.ontology = ontology
        self.spans = spans
        self._dated = dated
        self._quantity = ontology.words.get("quantity-noun", frozenset())
        self._titles = ontology.words.get("title", frozenset())

    def walk_before(self, i: int, span: tuple[int, int, str] | None) -> tuple[int, list[int], str, list[str], bool]:
        """Return first token, label tokens, determiner, modifiers, negation of what stands before the head."""
        tree = self.tree
        first = min(i, span[0]) if span else i
        kept: set[int] = set(range(span[0], i)) if span else set()
        determiner, negative = "", False
        for k in tree.children[i]:
            if k >= i:
                break
            dep = tree.deps[k]
            if dep not in _BEFORE:
                continue
            low, high = tree.edges(k)
            if k in self._dated and i not in self._dated:
                continue
            if (
                tree.entities[k] in ("DATE", "TIME")
                and tree.entities[i] not in ("DATE", "TIME")
                and tree.tags[i] in NAME_TAGS
                and tree.tags[k] != "CD"
            ):
                continue
            if dep == "punct" and tree.words[k] not in ("-", "/"):
                continue
            if (
                dep == "advmod"
                and tree.lower[k] in ("hardly", "scarcely", "barely")
                and tree.lower[k + 1] in ("any", "a")
            ):
                negative = True  # "hardly any minister"
                first = min(first, low)
                continue
            if high >= i or (
                dep in ("advmod", "cc", "conj") and dep == "advmod" and tree.tags[k] == "RB" and self._outside(k, i)
            ):
                continue
            if dep in ("det", "predet", "neg", "preconj"):
                if dep == "det" or not determiner:
                    determiner = tree.lower[k]
                negative = (
                    negative
                    or tree.lower[k] in NEGATIVE
                    or (
                        dep == "neg"
                        and tree.lower[k] == "not"
                        and tree.lower[k + 1] not in ("only", "just", "merely", "simply")
                    )
                )
                first = min(first, low)
                continue
            if dep == "poss":
                first = min(first, low)
                continue
            if dep == "cc":
                continue
            first = min(first, low)
            kept.update(t for t in range(low, high + 1) if tree.tags[t] not in ("PDT", "WDT", "PRP$", "WP$"))
        has_possessor = any(tree.deps[k] == "poss" for k in tree.children[i])
        ordered = sorted(kept)
        while (
            ordered
            and tree.tags[ordered[0]] in _DROPPED_TAGS | {",", ":", "RB", "HYPH"}
            and tree.lower[ordered[0]] not in ("more", "most")
        ):
            degree = tree.lower[ordered[0]].endswith("ly") or tree.lower[ordered[0]] in (
                "very",
                "so",
                "too",
                "well",
                "far",
                "much",
                "less",
            )
            if tree.tags[ordered[0]] == "RB" and len(ordered) > 1 and tree.heads[ordered[0]] != i and degree:
                break
            if self._is_hyphened(ordered[0]) and ordered[1:2] == [ordered[0] + 1]:
                break  # "a long-running dispute", "the well-being of workers"
            ordered.pop(0)
        ordered = ordered[self._bound(ordered) :]
        if has_possessor or determiner in ("the", "its"):
            ordered = [t for t in ordered if tree.lower[t] != "own"]
        if tree.lower[ordered[0]] == "such" if ordered else False:
            ordered.pop(0)
        modifiers = [tree.words[t] for t in ordered if tree.words[t] != "-"]
        return first, ordered, determiner, modifiers, negative

    def _bound(self, tokens: list[int]) -> int:
        """Return how many words at the beginning only bound a number: "up to 40 vessels", "at least 22 people"."""
        tree = self.tree
        for n, k in enumerate(tokens):
            if tree.tags[k] in ("CD", "$"):
                return n
            if tree.lower[k] not in _BOUNDS:
                break
        return 0

    def _is_hyphened(self, k: int) -> bool:
        """Whether a hyphen without spaces follows a word."""
        tree = self.tree
        return k + 1 < tree.size and tree.words[k + 1] == "-" and tree.begins[k + 1] == tree.ends[k]

    def _outside(self, k: int, i: int) -> bool:
        # "even China", "only Norway": the adverb is no part of the phrase
        return not any(self.tree.deps[t] in ("amod", "nummod") for t in self.tree.children[i] if k < t < i)

    def is_name_token(self, i: int) -> bool:
        return (
            self.tree.tags[i] in NAME_TAGS
            or i in self.spans
            or bool(self.tree.entities[i] in ("GPE", "NORP", "ORG", "PERSON", "LOC"))
        )

    def join(self, tokens: list[int]) -> str:
        tree = self.tree
        text, previous = "", -1
        for t in tokens:
            if previous >= 0 and (t != previous + 1 or tree.begins[t] > tree.ends[previous]):
                text += " "
            text += tree.words[t]
            previous = t
        return text

    def of_tail(self, i: int, of: int) -> str | None:
        """Return "of …" where it belongs to the label: a quantity's noun, or a bare common noun ("freedom of navigation")."""
        tree = self.tree
        low, _ = tree.edges(of)
        quantity = tree.lemmas[i].lower() in self._quantity
        bare = tree.tags[of] in _PLAIN_AFTER_OF and all(
            tree.deps[k] in ("amod", "compound", "nummod", "punct") for k in tree.children[of] if k < of
        )
        if not (quantity or bare):
            return None
        tokens = [t for t in range(max(low, i + 2), of + 1) if tree.tags[t] not in ("DT", "PRP$")]
        if not tokens or tree.heads[of] != tokens[0] - 1:
            return None
        return "of " + self.join(tokens)

    def name(self, i: int, last: int, kept: list[int], span: tuple[int, int, str] | None) -> tuple[str, str, int]:
        """Return the proper name at the end of the phrase, the titles before it, and its first token."""
        tree = self.tree
        if span is not None and (span[1] == last):
            before = [t for t in kept if t < span[0]]
            run = self._run_before(span[0], before)
            rest = [
                t
                for t in run
                if tree.words[t] not in self._titles
                and tree.words[t] not in ("-", "Former", "former")
                and t not in self.spans
            ]
            if not rest or not any(tree.tags[t] in NAME_TAGS for t in rest):
                return span[2], self.join(before), span[0]
        if (
            tree.tags[i] in ("NN", "NNS")
            and tree.words[i][:1].isupper()
            and not kept
            and any(name.role == "surname" for name in self.ontology.names.get(tree.words[i], ()))
        ):
            return tree.words[i], "", i  # a surname that the tagger takes for a common noun
        if tree.tags[i] == "JJ" and tree.deps[i] in ("amod", "nmod") and tree.words[i] in self.ontology.names:
            return tree.words[i], "", i  # the adjective that names an actor: "the British withdrawal"
        if tree.tags[i] not in NAME_TAGS or self.is_common(i, kept):
            return "", "", i
        run = [*self._run_before(i, kept), *range(i, last + 1)]
        if (
            len(run) > 2
            and run[0] > 1
            and tree.words[run[0]] in self.ontology.words.get("portfolio", ())
            and tree.lower[run[0] - 1] in ("of", "the", "for")
        ):
            run = run[1:]  # "Secretary of State Jane Doe"
        cut = 0
        for position, t in enumerate(run[:-1]):
            # "the Vice President" has no name
            more = any(tree.words[n] not in self._titles and tree.words[n] != "-" for n in run[position + 1 :])
            if tree.words[t] in self._titles and (more or tree.lower[t].rstrip(".") in _FORMS_OF_ADDRESS):
                cut = position + 1
        if cut and tree.words[run[cut]] == "-" and cut + 2 < len(run):  # Secretary-General Jones
            cut += 2
        elif cut and tree.words[run[cut]] == "-":
            cut = 0
        title = self.join([t for t in kept if t < run[cut]]) if cut else ""
        if cut and len(run) - cut == 1 and tree.words[run[cut - 1]] in _MONARCHS:
            cut -= 1
        tokens = run[cut:]
        if not cut:
            title = self.join([t for t in kept if t < run[0]])
            generic = self.ontology.words.get("organization-noun", frozenset())
            if len(run) == 1 and tree.lower[run[0]] in generic and kept and kept[-1] == run[0] - 1:
                return self.join([*kept, *run]), "", kept[0]  # "the Peruvian Congress"
        end = self._extend_of(i, tokens)
        return self.join([*tokens, *range(tokens[-1] + 1, end + 1)]), title, tokens[0]

    def is_common(self, i: int, kept: list[int]) -> bool:
        """Whether a capital only opens the sentence: "Dedication to the cause", "War made the state"."""
        tree = self.tree
        if (
            kept
            or i > 1
            or (i == 1 and tree.words[0] not in ('"', "'", "``"))
            or tree.entities[i]
            or tree.words[i].isupper()
        ):
            return False
        word = tree.lower[i]
        return (
            word in self.ontology.events
            or word.endswith(_NOUN_ENDINGS)
            or any(word in self.ontology.words.get(key, ()) for key in _COMMON_LISTS)
        )

    def is_bare(self, i: int, kept: list[int], determiner: str) -> bool:
        """Whether a noun with a capital names nobody by itself: "the President", "its Army", "the Act"; not "the Economist"."""
        tree = self.tree
        word, lower = tree.words[i], tree.lower[i]
        if kept or tree.tags[i] not in NAME_TAGS or word.isupper() or i in self.spans:
            return False
        if determiner not in ("the", "this", "that", "a", "an", "any", "each", "every") and tree.child(i, "poss") < 0:
            return False
        if i and tree.words[i - 1] == "The" and i > 1 and tree.words[i - 2] not in ('"', "“", "(", ":", "'"):
            return False  # an article with a capital within a sentence belongs to the name
        if any(form in self.ontology.names for form in (word, f"The {word}")) or tree.words[i + 1 : i + 2] == ["("]:
            return False
        return any(
            form in self.ontology.words.get(key, ()) for key in _BARE_LISTS for form in (lower, lower.removesuffix("s"))
        )

    def _run_before(self, i: int, kept: list[int]) -> list[int]:
        """Return the unbroken run of name tokens right before `i`."""
        tree = self.tree
        run: list[int] = []
        t = i - 1
        allowed = set(kept) - self._dated
        while t >= 0 and t in allowed:
            if (
                (tree.tags[t] in NAME_TAGS and not tree.words[t][:1].islower())
                or (tree.words[t] == "-" and (run or t == i - 1))
                or (tree.words[t][:1].isupper() and t > 0 and tree.tags[t] not in ("JJ", "NN"))
                or (tree.lower[t] in _PARTICLES and t - 1 in allowed)
            ):
                run.insert(0, t)
                t -= 1
                continue
            break
        return run

    def _extend_of(self, i: int, tokens: list[int]) -> int:
        tree = self.tree
        last = tokens[-1]
        of = self.tree.object_of(i, "of")
        if of < 0 or tree.tags[of] not in NAME_TAGS or tree.tags[i] not in NAME_TAGS or tree.heads[of] != last + 1:
            return last
        words = self.ontology.words
        generic = len(tokens) <= 2 and (
            tree.words[last] in words.get("event-noun", ())
            or tree.lower[last] in words.get("organization-noun", ())
            or tree.lower[last] in words.get("place-noun", ())
        )
        # "the Treaty of Paris", "the Gulf of Aden": alone the first word names nothing
        same = tree.entities[last + 1] and tree.entities[last + 1] == tree.entities[i]
        return of if generic or same else last
