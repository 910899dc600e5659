"""Relative clauses and participles that belong to another noun than the parser thought."""

from __future__ import annotations

from kg.extraction.repair.draft import FINITE, MARKED, Draft, under
from kg.extraction.tree import NAME_TAGS, NOUN_TAGS, VERB_TAGS


def read_relative_after_object(draft: Draft) -> None:
    """Read "citing polls | that its minister had commissioned" as a relative clause of the polls."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    persons = draft.lexicon.ontology.words.get("person-noun", frozenset()) | draft.lexicon.ontology.words.get(
        "group-noun", frozenset()
    )
    for k in range(2, len(deps)):
        if deps[k] != "ccomp" or tags[k] not in VERB_TAGS:
            continue
        that = next(
            (m for m in range(heads[k] + 1, k) if heads[m] == k and deps[m] == "mark" and draft.words[m] == "that"),
            -1,
        )
        if that < 1:
            continue
        noun = that - 1
        if (
            deps[noun] != "dobj"
            or heads[noun] != heads[k]
            or tags[noun] not in ("NN", "NNS")
            or draft.lemmas[noun] in persons
        ):
            continue
        if draft.child(k, "dobj", "attr", "acomp", "nsubjpass", "ccomp", "xcomp") >= 0:
            continue
        heads[k], deps[k] = noun, "relcl"
        deps[that], tags[that] = "dobj", "WDT"


def read_quantified_relative(draft: Draft) -> None:
    """Each of which, all of whom: the quantifier stands for the whole, as the pronoun would: "the firms, | each of which | sued"."""
    deps, tags, words = draft.deps, draft.tags, draft.words
    for each in range(2, len(deps) - 3):
        if words[each] not in ("all", "both", "each") or words[each - 1] != ",":
            continue
        if words[each + 1] != "of" or words[each + 2] not in ("which", "whom"):
            continue
        verb = draft.heads[each]
        if deps[verb] == "relcl" and deps[each] in ("nsubj", "nsubjpass", "dobj"):
            if draft.child(verb, "nsubj", start=each + 1) >= 0:
                deps[each] = "dobj"  # "all of whom | Chad had jailed"
            tags[each], deps[each + 1], deps[each + 2] = "WDT", "dep", "dep"


def attach_told_to_relative(draft: Draft) -> None:
    """What somebody said of the noun hangs on the report: "sacked the man it claimed | had stolen the money"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for said in range(2, len(deps) - 2):
        if deps[said] != "relcl" or tags[said] not in FINITE or tags[said + 1] not in (*FINITE, "MD"):
            continue
        known = (draft.lemmas[said], "verb", "that") in draft.lexicon.ontology.signatures
        if not known or draft.child(said, "nsubj") < 0 or draft.child(said, "dobj", "ccomp", "xcomp") >= 0:
            continue
        told = heads[said + 1] if deps[said + 1] in ("aux", "auxpass") else said + 1
        if (
            told <= said
            or deps[told] not in ("ccomp", "acl", "relcl", "conj")
            or draft.child(told, *MARKED, "mark") >= 0
        ):
            continue
        if not under(heads, said, told):
            heads[told], deps[told] = said, "ccomp"


def part_report_in_relative(draft: Draft) -> None:
    """What somebody says of it is said of the noun: "the militia, which Mali says | bombed the port"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for verb in range(3, len(deps) - 1):
        if tags[verb] not in FINITE or (draft.lemmas[verb], "verb", "that") not in draft.lexicon.ontology.signatures:
            continue
        subjects = [k for k in range(verb) if heads[k] == verb and deps[k] == "nsubj"]
        told = next((k for k in range(verb + 1, len(deps)) if heads[k] == verb and deps[k] in ("xcomp", "ccomp")), -1)
        if len(subjects) != 2 or tags[subjects[0]] != "WDT" or told < 0 or tags[told] not in FINITE:
            continue
        if not any(heads[k] == told and deps[k] in (*MARKED, "mark") for k in range(len(deps))):
            heads[subjects[0]], deps[told] = told, "ccomp"


def read_relative_after_report_noun(draft: Draft) -> None:
    """What is rejected is the claim: after "a claim that Oslo | rejected" no object is missing but the claim itself."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    signatures = draft.lexicon.ontology.signatures
    for k in range(3, len(deps)):
        noun = heads[k]
        if deps[k] not in ("acl", "ccomp") or tags[k] not in FINITE or tags[noun] not in ("NN", "NNS") or noun > k:
            continue
        if (draft.lemmas[k], "verb", "noun") not in signatures:
            continue
        that = next(
            (m for m in range(noun + 1, k) if heads[m] == k and deps[m] == "mark" and draft.words[m] == "that"), -1
        )
        if that != noun + 1 or draft.child(k, "dobj", "ccomp", "xcomp", "nsubjpass", "auxpass", "dative") >= 0:
            continue
        deps[k], deps[that], tags[that] = "relcl", "dobj", "WDT"


def part_possessed_from_name(draft: Draft) -> None:
    """What "whose" possesses ends before the name that is the subject: "whose offshore oil | Venezuela covets"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for whose in range(len(deps) - 3):
        if tags[whose] != "WP$":
            continue
        noun = next((k for k in range(whose + 1, len(deps) - 1) if tags[k] not in ("JJ", "CD", "RB", "JJR", "JJS")), -1)
        while noun > 0 and tags[noun] in ("NN", "NNS") and tags[noun + 1] in ("NN", "NNS"):
            noun += 1
        beside = noun + 1
        if deps[noun] == "nsubj" and heads[beside] == noun and deps[beside] == "appos" and tags[beside] in NAME_TAGS:
            # "whose forests | Norway subsidises"
            verb = heads[noun]
            if tags[verb] in FINITE and draft.child(verb, "dobj") < 0:
                heads[beside], deps[beside], deps[noun] = verb, "nsubj", "dobj"
            continue
        name = heads[noun]
        if tags[noun] not in ("NN", "NNS") or deps[noun] != "compound" or tags[name] not in NAME_TAGS or name < noun:
            continue
        verb = heads[name]
        if deps[name] != "nsubj" or tags[verb] not in FINITE or verb < name:
            continue
        if draft.child(verb, "dobj") >= 0:
            continue
        for k in range(whose, noun):
            if heads[k] == name:
                heads[k] = noun
        heads[noun], deps[noun] = verb, "dobj"


def attach_participle_to_its_subject(draft: Draft) -> None:
    """A participle between a subject and its verb belongs to them: "but Vilnius, | citing the law, | has refused"."""
    deps, heads, tags = draft.deps, draft.heads, draft.tags
    for k in range(2, len(deps)):
        if tags[k] not in ("VBG", "VBN") or deps[k] not in ("advcl", "conj", "acl") or draft.words[k - 1] != ",":
            continue
        if draft.child(k, *MARKED, "aux", "auxpass", "cc") >= 0:
            continue
        subject = k - 2
        verb = heads[subject]
        if (
            deps[subject] not in ("nsubj", "nsubjpass")
            or verb <= k
            or heads[k] in (verb, subject)
            or under(heads, verb, k)
        ):
            continue
        heads[k], deps[k] = verb, "advcl"


def hang_bracket_on_what_it_follows(draft: Draft) -> None:
    """A participle that opens a bracket belongs to the name before it: "Churchill (| replaced in July by Attlee)"."""
    deps, heads, tags, words = draft.deps, draft.heads, draft.tags, draft.words
    for k in range(2, len(deps)):
        if (
            tags[k] == "VBN"
            and words[k - 1] == "("
            and deps[k] == "acl"
            and heads[k] != k - 2
            and tags[k - 2] in NOUN_TAGS
        ):
            noun = k - 2
            while heads[noun] == noun + 1 and deps[noun] == "compound":
                noun += 1
            if not under(heads, noun, k):
                heads[k] = noun
