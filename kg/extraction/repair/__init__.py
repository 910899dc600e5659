"""Where the parser is known to fail, its tree is mended here, before any rule reads it, and nowhere else.

Each repair is a function over one sentence's columns that looks for one kind of misreading and mends it in place. They run in a fixed
order, every one of them is told by a sentence in the tests, and none of them may make a cycle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.repair import (
    antecedents,
    chains,
    content,
    coordination,
    embedding,
    gapping,
    infinitives,
    lists,
    names,
    objects,
    relatives,
    reports,
    subjects,
    unreal,
    verbs,
)
from kg.extraction.repair.draft import Draft, Spans, is_tree
from kg.extraction.repair.lexicon import Lexicon
from kg.extraction.trace import Columns
from kg.model import Sentence, TimeExpression
from kg.ontology import Ontology

__all__ = ["REPAIRS", "Draft", "Mender"]

REPAIRS: tuple[Callable[[Draft], None], ...] = (
    verbs.mend_lemmas,
    verbs.raise_auxiliaries,
    names.unite_names,
    names.read_preposition_that_opens,
    names.unite_given_and_family_name,
    names.read_name_tagged_as_noun,
    names.set_acronym_beside,
    names.join_title_and_name,
    names.attach_apposed_person,
    embedding.read_conjunction_of_supposition,
    embedding.read_gerund_after_preposition,
    content.read_content_clause,
    embedding.read_participle_before_its_noun,
    embedding.read_object_after_predicate,
    infinitives.read_gerund_between,
    infinitives.read_headline_infinitive,
    infinitives.give_infinitive_to_adjective,
    infinitives.read_infinitive_after_to,
    infinitives.read_gerund_in_frame,
    infinitives.give_purpose_to_verb,
    infinitives.read_supposition_with_that,
    infinitives.part_clause_from_object,
    lists.coordinate_headline_names,
    lists.coordinate_companion,
    verbs.read_noun_as_object,
    lists.coordinate_names,
    lists.coordinate_places,
    lists.coordinate_adjectives,
    lists.coordinate_adjectives_with_infinitives,
    lists.read_verb_after_then,
    gapping.part_gapped_objects,
    gapping.part_argument_clusters,
    gapping.part_gapped_names,
    gapping.part_gapped_numbers,
    gapping.give_gapped_subject_its_preposition,
    gapping.part_gapped_clause_after_semicolon,
    embedding.read_for_to,
    embedding.read_gerund_with_subject,
    subjects.make_whom_an_object,
    subjects.give_subject_after_mark,
    subjects.free_leading_name,
    reports.read_speech_aside,
    relatives.read_relative_after_object,
    relatives.read_quantified_relative,
    relatives.attach_told_to_relative,
    relatives.part_report_in_relative,
    relatives.read_relative_after_report_noun,
    relatives.part_possessed_from_name,
    verbs.read_verb_as_no_auxiliary,
    verbs.raise_intransitive,
    subjects.give_object_conjunct_its_verb,
    subjects.give_whose_noun_its_verb,
    verbs.read_bare_infinitive,
    subjects.free_subject_after_time,
    embedding.raise_main_clause,
    unreal.read_passive_before_report,
    unreal.read_standing_charge,
    unreal.read_supposing_imperative,
    unreal.read_let_alone,
    unreal.free_contrary,
    unreal.read_has_got_to,
    reports.read_report_tagged_as_noun,
    reports.read_clause_before_report,
    reports.read_report_after_comma,
    reports.attach_participle_after_report,
    reports.attach_concession_after_report,
    reports.attach_charge_to_accusation,
    embedding.read_preposition_as_conjunction,
    relatives.hang_bracket_on_what_it_follows,
    reports.attach_told_clause,
    unreal.attach_report_after_adverbial,
    embedding.attach_infinitive_to_adjective,
    embedding.attach_clause_to_adjective,
    embedding.attach_infinitive_to_superlative,
    embedding.attach_doubt_to_first_clause,
    subjects.part_two_subjects,
    verbs.read_headline_verb,
    verbs.raise_participle_of_fragment,
    verbs.part_participle_from_verb,
    verbs.raise_finite_verb_of_fragment,
    verbs.raise_participle_after_doer,
    verbs.raise_verb_read_as_adjective,
    relatives.attach_participle_to_its_subject,
    verbs.read_particle_before_place,
    coordination.read_neither_before_verbs,
    coordination.attach_finite_conjunct,
    coordination.raise_speech_conjunct,
    coordination.raise_deed_conjunct,
    coordination.raise_conjunct_after_comma,
    coordination.raise_progressive_conjunct,
    coordination.raise_present_conjunct,
    coordination.give_gapped_subject_its_object,
    unreal.coordinate_infinitive_chain,
    unreal.read_passive_conjunct,
    coordination.attach_infinitive_conjunct,
    coordination.attach_to_infinitive_conjunct,
    coordination.attach_relative_conjunct,
    coordination.unite_repeated_preposition,
    coordination.part_coordinated_possessors,
    coordination.attach_possessed_conjunct,
    subjects.give_conjunct_noun_its_verb,
    lists.coordinate_clause_before,
    objects.part_double_object,
    objects.part_receiver_from_thing,
    objects.part_receiver_named_before,
    objects.part_receiver_with_acronym,
    objects.part_predicate_from_name,
    objects.find_thing_after_receiver,
    objects.free_duration_from_object,
    chains.close_chain_of_verbs,
    chains.share_order_with_next,
    antecedents.choose_antecedent,
    unreal.unite_cleft_alternatives,
    names.make_name_after_verb_its_object,
)


class Mender:
    """Mends one sentence's columns; knows the ontology's verbs and names."""

    def __init__(self, ontology: Ontology) -> None:
        self.lexicon = Lexicon(ontology)

    def mend(
        self,
        sentence: Sentence,
        spans: Spans,
        times: Sequence[TimeExpression],
        note: Callable[[str, str, Columns], None] | None = None,
    ) -> None:
        """Mend the columns of a sentence in place; `note` is told the name, the purpose and the columns before each repair."""
        draft = Draft(sentence, spans, times, self.lexicon)
        for repair in REPAIRS:
            before = list(draft.heads), list(draft.deps), list(draft.tags), list(draft.lemmas)
            repair(draft)
            if draft.heads != before[0] and not is_tree(draft.heads):
                # two misreadings in one place: better the parser's own tree than none
                draft.heads[:], draft.deps[:], draft.tags[:], draft.lemmas[:] = before
            elif note is not None and before != (draft.heads, draft.deps, draft.tags, draft.lemmas):
                note(repair.__name__, (repair.__doc__ or "").partition("\n")[0], before)
