"""Verbs that the parser took for a noun, an adjective or a modifier, and their lemmas."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS

_NO_FINAL_E = (
    "ct",
    "nt",
    "pt",
    "rt",
    "st",
    "ft",
    "lt",
    "nd",
    "ld",
    "rd",
    "ck",
    "mp",
    "sh",
    "ch",
    "tt",
    "ss",
    "ll",
    "rm",
    "rn",
    "wn",
    "nk",
    "lk",
    "sk",
    "rk",
    "lp",
    "rp",
    "xt",
    "ay",
    "oy",
    "ow",
    "ew",
    "in",
    "er",
    "el",
    "al",
    "or",
    "en",
)


def mend_lemmas(draft: Draft) -> None:
    """Give "re-opened" and "co-operate" the lemma of the plain verb, and "forgave" that of forgive whatever its tag."""
    for i, word in enumerate(draft.words):
        low = word.lower()
        if draft.tags[i] == "VB" and i and draft.tags[i - 1] in ("TO", "MD") and low.isalpha() and len(low) > 2:
            draft.lemmas[i] = low  # "plans to fell the forest"
            continue
        lemma = draft.lemmas[i]
        if draft.tags[i] in VERB_TAGS and lemma not in draft.lexicon.ontology.verbs:
            if (known := draft.lexicon.verb_lemma(low)) is not None:
                draft.lemmas[i] = known  # "cordoned" is cordon, not cordone
            elif lemma == low:
                draft.lemmas[i] = draft.lexicon.irregular_lemma(low) or low
            elif low.endswith("ed") and lemma == low[:-1] and lemma[:-1].endswith(_NO_FINAL_E):
                plain = lemma[:-1]  # "reconnected" is reconnect, not reconnecte; "readmitted" is readmit
                draft.lemmas[i] = plain[:-1] if plain.endswith("tt") else plain
            elif low.endswith(("ed", "ing")) and lemma[-2:] in ("tt", "pp", "gg", "nn", "rr", "bb", "mm"):
                draft.lemmas[i] = lemma[:-1]  # "readmitted" is readmit, not readmitt
        if (
            "-" in word
            and len(word) > 3
            and (draft.tags[i] in VERB_TAGS or (draft.heads[i] == i and draft.tags[i] == "NN"))
        ):
            plain = word.replace("-", "")
            if draft.tags[i] == "NN":
                if draft.lexicon.verb_lemma(plain) is None:
                    continue
                draft.tags[i] = "VBP"
            draft.lemmas[i] = draft.lexicon.verb_lemma(plain) or draft.lemmas[i].replace("-", "")


def read_noun_as_object(draft: Draft) -> None:
    """What a noun modifies is a noun: "gave a million gold | florin | to Peru", read as an adverb."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i in range(2, len(deps)):
        if tags[i] != "RB" or deps[i] != "advmod" or heads[i] > i or tags[heads[i]] not in VERB_TAGS:
            continue
        noun = draft.child(i, "compound", start=heads[i] + 1, end=i)
        if noun == i - 1 and tags[noun] in NOUN_TAGS and draft.child(heads[i], "dobj") < 0:
            tags[i], deps[i] = "NN", "dobj"


def read_headline_verb(draft: Draft) -> None:
    """In a headline a plural between a name and a noun is a verb: "Bulgaria | arrests | banker wanted by Serbia"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    if words[-1] in (".", "!", "?", '"', "''") or any(tags[t] in (*FINITE, "MD") for t in range(len(tags))):
        return
    for i in range(1, len(deps) - 1):
        noun = heads[i]
        if tags[i] != "NNS" or deps[i] != "compound" or noun <= i or words[i][:1].isupper() or i in draft.spans:
            continue
        subject, lemma = i - 1, draft.lexicon.verb_lemma(words[i])
        if lemma is None or tags[subject] not in NAME_TAGS | {"NN"} or heads[subject] not in (noun, i):
            continue
        if draft.child(noun, *MARKED, "case", "poss") >= 0:
            continue
        tags[i], draft.lemmas[i] = "VBZ", lemma
        heads[i], deps[i] = (i, "ROOT") if heads[noun] == noun else (heads[noun], deps[noun])
        for k in range(subject):
            if heads[k] == noun:
                heads[k] = subject
        heads[subject], deps[subject] = i, "nsubj"
        heads[noun], deps[noun] = i, "dobj"
        return


def read_particle_before_place(draft: Draft) -> None:
    """A particle of no phrasal verb, right before a place, is a preposition: "the wells that it drilled | off Uruguay"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for particle in range(1, len(deps) - 1):
        verb, place = heads[particle], particle + 1
        if deps[particle] != "prt":
            continue
        while place + 1 < len(deps) and heads[place] > place and deps[place] in ("compound", "det", "amod"):
            place += 1
        if (
            deps[place] == "dobj"
            and heads[place] == verb
            and tags[place] in NAME_TAGS
            and (draft.entities[place] in ("GPE", "LOC", "FAC") or place in draft.spans)
            and f"{draft.lemmas[verb]} {draft.words[particle]}" not in draft.lexicon.ontology.verbs
        ):
            deps[particle], tags[particle] = "prep", "IN"
            heads[place], deps[place] = particle, "pobj"


def raise_participle_of_fragment(draft: Draft) -> None:
    """The last of several participles between commas is the verb: "The plan, leaked to a daily, | called for arrests."."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    root = next(k for k in range(len(heads)) if heads[k] == k)
    if tags[root] not in NOUN_TAGS or words[-1] not in (".", '"', "''"):
        return
    if draft.child(root, *MARKED, "cop", "aux", "relcl") >= 0:
        return
    first = next(
        (k for k in range(root + 1, len(deps)) if heads[k] == root and deps[k] == "acl" and tags[k] in ("VBN", "VBG")),
        -1,
    )
    if first < 0 or words[first - 1] != ",":
        return
    for verb in range(first + 2, len(deps)):
        above = (deps[verb] == "acl" and heads[verb] == root) or (deps[verb] == "conj" and heads[verb] == first)
        own = [deps[n] for n in range(len(deps)) if heads[n] == verb]
        if (
            tags[verb] != "VBN"
            or not above
            or words[verb - 1] != ","
            or {"agent", "aux", "auxpass", "nsubj", "cc"} & set(own)
        ):
            continue
        tags[verb] = "VBD"
        for k in range(len(deps)):
            if k > verb and heads[k] in (root, first) and deps[k] in ("punct", "prep", "advcl", "conj", "cc"):
                heads[k] = verb
        heads[verb], deps[verb] = verb, "ROOT"
        heads[root], deps[root] = verb, "nsubj"
        return


def part_participle_from_verb(draft: Draft) -> None:
    """Of two past forms without comma or conjunction the second is the verb: "Miners armed with dynamite | occupied | the port"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for verb in range(3, len(deps)):
        for gerund in range(1, verb):
            who = gerund - 1
            if (
                tags[gerund] == "VBG"
                and heads[gerund] == verb
                and deps[gerund] == "nsubj"
                and heads[who] == gerund
                and deps[who] == "nsubj"
            ):
                # "leaders | meeting in Rome | approved a plan"
                heads[who], heads[gerund], deps[gerund] = verb, who, "acl"
        first = heads[verb]
        if (
            tags[verb] != "VBD"
            or deps[verb] not in ("advcl", "ccomp", "conj", "xcomp")
            or first > verb
            or tags[first] not in ("VBD", "VBN", "VBG")
        ):
            continue
        own = [deps[n] for n in range(len(deps)) if heads[n] == verb]
        if {"mark", "aux", "auxpass", *MARKED} & set(own) or not {"dobj", "prep"} & set(own):
            continue
        between = set(words[first + 1 : verb]) & {",", "and", "or", "but", "that", ";", ":", '"'}
        rest = [n for n in range(len(deps)) if heads[n] == first]
        subject = next((n for n in rest if deps[n] in ("nsubj", "nsubjpass") and n < first), -1)
        if (
            between
            or subject != first - 1
            or any(deps[n] in ("dobj", "aux", "auxpass", "mark", "xcomp", "prt") for n in rest)
        ):
            continue
        if not any(deps[n] in ("prep", "agent") and first < n < verb for n in rest):
            continue
        heads[verb], deps[verb] = (verb, "ROOT") if heads[first] == first else (heads[first], deps[first])
        heads[subject], deps[subject] = verb, "nsubj"
        heads[first], deps[first] = subject, "acl"
        tags[first] = "VBG" if tags[first] == "VBG" else "VBN"
        for n in rest:
            if n > verb:
                heads[n] = verb
        return


def raise_auxiliaries(draft: Draft) -> None:
    """What hangs on an auxiliary belongs to the verb: "may not | have armed" supposes, and does not state."""
    deps, heads = draft.deps, draft.heads
    for k in range(len(deps)):
        above = heads[k]
        if deps[k] in ("aux", "neg") and above != k and deps[above] in ("aux", "auxpass") and heads[above] != above:
            heads[k] = heads[above]


def raise_finite_verb_of_fragment(draft: Draft) -> None:
    """A sentence whose root is a noun and whose finite verb hangs below it: "Lavrov, the minister, | snubbed Baerbock"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for root in range(len(deps)):
        if heads[root] != root or tags[root] not in NOUN_TAGS:
            continue
        if draft.child(root, "nsubj", "nsubjpass", "cop", "aux") >= 0:
            continue
        for verb in range(root + 1, len(deps)):
            bare = tags[verb] == "VB" and not any(heads[k] == verb and deps[k] == "aux" for k in range(verb))
            if (bare or tags[verb] in ("VBD", "VBZ", "VBP")) and deps[verb] in ("acl", "relcl", "appos", "dep", "conj"):
                noun = heads[verb]
                near = noun == root or (heads[noun] == root and deps[noun] in ("appos", "conj"))
                if not near and not (
                    (bare or tags[verb] == "VBD") and under(heads, noun, root) and deps[verb] in ("acl", "relcl")
                ):
                    continue
                if any(
                    heads[k] == verb and (deps[k] in MARKED or deps[k] == "mark" or tags[k] in ("WDT", "WP", "WRB"))
                    for k in range(len(deps))
                ):
                    continue
                heads[verb], deps[verb] = verb, "ROOT"
                heads[root], deps[root] = verb, "nsubj"
                for k in range(len(deps)):
                    if heads[k] == root and k > verb and deps[k] in ("punct", "prep", "advcl", "conj", "cc"):
                        heads[k] = verb
                return


def raise_participle_after_doer(draft: Draft) -> None:
    """In a sentence without a verb the participle after who can act is one: "The firm | added | cobalt to its list."."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    lists = draft.lexicon.ontology.words
    if words[-1] != "." or any(tags[k] in (*FINITE, "MD") for k in range(len(tags))):
        return
    for verb in range(2, len(deps) - 1):
        doer, noun = verb - 1, heads[verb]
        if tags[verb] != "VBN" or deps[verb] != "amod" or heads[noun] != noun or tags[noun] not in NOUN_TAGS:
            continue
        if tags[doer - 1] != "DT" or heads[doer - 1] != noun or heads[doer] != noun or doer != 1:
            continue
        if words[doer] not in lists.get("organization-noun", ()) and words[doer] not in draft.lexicon.people:
            continue
        tags[doer], tags[verb] = "NN", "VBD"
        heads[doer - 1], heads[doer], deps[doer] = doer, verb, "nsubj"
        heads[verb], deps[verb] = verb, "ROOT"
        for k in range(noun + 1, len(deps)):
            if heads[k] == noun and deps[k] in ("punct", "prep", "advcl", "conj", "cc"):
                heads[k] = verb
        heads[noun], deps[noun] = verb, "dobj"
        return


def raise_verb_read_as_adjective(draft: Draft) -> None:
    """A root noun followed by participle and noun without a comma is a clause: "The visit | unsettled Lithuania"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for root in range(len(deps)):
        if heads[root] != root or tags[root] not in NOUN_TAGS or draft.words[-1] not in (".", "!", '"', "''"):
            continue
        for noun in range(root + 1, len(deps)):
            if (
                deps[noun] not in ("appos", "dobj", "npadvmod", "conj")
                or heads[noun] != root
                or tags[noun] not in NOUN_TAGS
            ):
                continue
            low = min([k for k in range(len(deps)) if heads[k] == noun and k < noun], default=noun)
            if (
                tags[low] in ("VBN", "VBD", "JJ", "VBZ", "NNS")
                and low != noun
                and draft.words[low - 1] not in (",", "and", "or", "the", "a")
            ):
                lemma = draft.lexicon.verb_lemma(draft.words[low]) if not draft.words[low][:1].isupper() else None
                if lemma is None or deps[low] not in ("amod", "compound", "nmod"):
                    continue
                tags[low] = "VBD" if tags[low] != "NNS" and tags[low] != "VBZ" else "VBZ"
                draft.lemmas[low] = lemma
                heads[low], deps[low] = low, "ROOT"
                heads[root], deps[root] = low, "nsubj"
                heads[noun], deps[noun] = low, "dobj"
                for k in range(len(deps)):
                    if heads[k] == root and k > noun and deps[k] in ("punct", "prep", "advcl", "conj", "cc"):
                        heads[k] = low
                return
    for i in range(1, len(deps)):
        # "condemned the coup and | froze | bank accounts", read as an adjective of the accounts
        noun = heads[i]
        past = draft.words[i] in draft.lexicon.irregular and not draft.words[i].endswith(("n", "ne"))
        if (
            past
            and tags[i] in ("JJ", "NN")
            and deps[i] in ("amod", "compound")
            and deps[noun] == "conj"
            and noun > i
            and draft.words[i - 1] in ("and", "but")
        ):
            verb = heads[noun]
            if tags[verb] in NOUN_TAGS and deps[verb] in ("dobj", "pobj"):
                verb = heads[verb]
            if tags[verb] not in VERB_TAGS:
                continue
            tags[i], draft.lemmas[i] = "VBD", draft.lexicon.irregular[draft.words[i]]
            heads[i], deps[i] = verb, "conj"
            heads[noun], deps[noun] = i, "dobj"
    # "condemned the invasion and | froze | bank accounts"
    for i in range(1, len(deps)):
        if (
            tags[i] == "JJ"
            and deps[i] == "conj"
            and tags[heads[i]] in VERB_TAGS
            and draft.words[i - 1] in ("and", "but", "or")
        ):
            if draft.child(i, "dobj") >= 0 and (lemma := draft.lexicon.verb_lemma(draft.words[i])):
                tags[i], draft.lemmas[i] = "VBD", lemma


def read_bare_infinitive(draft: Draft) -> None:
    """Read "helped Ukraine | clear | mines", where the parser takes the infinitive for an adjective."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for i in range(2, len(deps) - 1):
        name, noun = i - 1, heads[i]
        if (
            tags[i] not in ("JJ", "NN")
            or deps[i] not in ("amod", "compound")
            or noun <= i
            or tags[noun] not in NOUN_TAGS
        ):
            continue
        if heads[noun] != name or tags[name] not in NAME_TAGS or deps[name] not in ("xcomp", "ccomp", "dobj"):
            continue
        verb = heads[name]
        if (draft.lemmas[verb], "verb", "bare") not in draft.lexicon.ontology.signatures or draft.words[
            i
        ].lower() not in draft.lexicon.ontology.verbs:
            continue
        tags[i], draft.lemmas[i] = "VB", draft.words[i].lower()
        heads[i], deps[i] = verb, "ccomp"
        heads[name], deps[name] = i, "nsubj"
        heads[noun], deps[noun] = i, "dobj"


def read_verb_as_no_auxiliary(draft: Draft) -> None:
    """Only be and get make a passive: in "years after the war | ended | set a precedent" the war ended, and something set."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(1, len(deps) - 1):
        verb = heads[k]
        if deps[k] != "auxpass" or draft.lemmas[k] in ("be", "get", "become") or tags[k] not in FINITE or verb < k:
            continue
        own = [n for n in range(len(deps)) if heads[n] == k]
        subject = draft.child(verb, "nsubjpass", end=k)
        if subject < 0 or not any(deps[n] in MARKED for n in own) or tags[verb] != "VBN":
            continue
        deps[k], draft.lemmas[k] = "advcl", draft.lexicon.verb_lemma(draft.words[k]) or draft.lemmas[k]
        deps[subject], tags[verb] = "nsubj", "VBD"


def raise_intransitive(draft: Draft) -> None:
    """What cannot be passive is a clause of its own: "endured raids and a race | ensued"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    known = draft.lexicon.ontology.words.get("intransitive-verb", frozenset())
    for k in range(2, len(deps)):
        noun = heads[k]
        if tags[k] not in ("VBN", "VBD") or deps[k] != "acl" or draft.lemmas[k] not in known or deps[noun] != "conj":
            continue
        verb = noun
        while tags[verb] not in VERB_TAGS and heads[verb] != verb:
            verb = heads[verb]
        if tags[verb] not in VERB_TAGS or verb > noun:
            continue
        heads[k], deps[k], tags[k] = verb, "conj", "VBD"
        heads[noun], deps[noun] = k, "nsubj"
