"""The walk over one sentence: from the outermost clause inwards, each predicate once, and a claim for each that states one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extraction.adverbials import read_adverbials, read_asides, read_conjuncts
from kg.extraction.arguments import Arguments, find_arguments
from kg.extraction.attribution import according_to, attribute, in_headline_quotes, in_quotation, invert_speech
from kg.extraction.clauses import Clause, find_signature, read_clause
from kg.extraction.complements import read_complements
from kg.extraction.dating import after_subject, fronted_time, place_times, time_of
from kg.extraction.events import read_events, read_offices
from kg.extraction.factuality import SUPPOSITIONS, Context, find_uncertain, is_negated, own_modality, settle
from kg.extraction.gerunds import read_gerund
from kg.extraction.headlines import find_herald, find_trailer, read_fragment
from kg.extraction.modifiers import read_modifier, read_modifiers
from kg.extraction.mood import (
    after_nor,
    find_condition,
    has_condition,
    is_alternative,
    is_headline_passive,
    is_imperative,
    is_negative,
    is_pleaded,
    is_question,
    is_scheduled,
    is_wh_clause,
    object_negates,
    shared_negation,
    shares_auxiliary,
)
from kg.extraction.nominals import Nominals
from kg.extraction.noun_clauses import read_clauses_of_noun
from kg.extraction.places import find_place
from kg.extraction.repair.unreal import SUPPOSING
from kg.extraction.stating import state
from kg.extraction.tree import NOUN_TAGS, Tree
from kg.model import Claim, HeldBack, Mention, TimeExpression
from kg.ontology import Ontology


@dataclass(slots=True)
class Reading:
    """One sentence being read: its tree, mentions and times, and what was found in it so far."""

    tree: Tree
    nominals: Nominals
    ontology: Ontology
    times: tuple[TimeExpression, ...]
    document: str
    quoted: dict[int, Mention | None] = field(default_factory=dict)  # token → speaker of the quotation it stands in
    claims: list[Claim] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    consumed: set[int] = field(default_factory=set)
    contexts: dict[int, Context] = field(default_factory=dict)
    hinted: dict[int, tuple[int, str]] = field(default_factory=dict)  # predicate → a time that one of its nouns bears
    governed: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    subjects: dict[int, Mention | None] = field(default_factory=dict)
    gaps: dict[int, Mention] = field(default_factory=dict)  # predicate → what its missing object stands for
    accounted: set[int] = field(default_factory=set)  # predicates that are held back
    missing: dict[int, Mention] = field(default_factory=dict)  # predicate → what its missing subject stands for
    fillers: dict[int, Mention] = field(default_factory=dict)  # predicate → what its relative pronoun stands for
    uncertain: set[int] = field(default_factory=set)  # predicates in the scope of "reportedly" and its like
    unattributed: dict[int, Context] = field(default_factory=dict)  # predicate → its context without asides
    denied: set[int] = field(default_factory=set)  # coordinated predicates that share a negation
    started: dict[int, Context] = field(default_factory=dict)  # predicate → what surrounds it and its conjuncts

    # -- entry ---------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the whole sentence."""
        tree = self.tree
        self.uncertain = find_uncertain(tree)
        place_times(self)
        roots = [i for i in range(tree.size) if tree.heads[i] == i]
        for root in roots:
            context = Context()
            herald = find_herald(self)
            if herald is not None:
                context = replace(context, sources=(herald,), trail=("named before a colon",))
            trailer = find_trailer(self)
            if trailer is not None:
                context = replace(context, sources=(trailer,), trail=("named after a colon",))
            source = according_to(self, root)
            if source is not None:
                context = replace(context, sources=(source,), trail=("according to",))
            if tree.is_verb(root) or tree.child(root, "nsubj", "nsubjpass", "aux", "cop") >= 0:
                self.clause(root, context, main=True)
            else:
                read_fragment(self, root, context)
        for i in range(tree.size):
            # every noun phrase is kept in mind, since a later pronoun may mean it
            if (
                tree.tags[i] in NOUN_TAGS
                and tree.deps[i] not in ("compound", "nmod", "npadvmod", "amod")
                and tree.entities[i] not in ("DATE", "TIME")
            ):
                self.nominals.single(i, "", -1)
        # whatever the walk did not reach (a subtree of a label that no rule follows) is read on its own
        for i in range(tree.size):
            if (
                tree.is_verb(i)
                and i not in self.seen
                and tree.deps[i] not in ("aux", "auxpass", "amod", "compound", "prep", "punct", "mark", "case", "cc")
            ):
                self._stray(i)
        read_events(self)
        read_offices(self)

    def _stray(self, i: int) -> None:
        tree = self.tree
        up = tree.heads[i]
        while up not in self.contexts and tree.heads[up] != up:
            up = tree.heads[up]
        context = self.contexts.get(up, Context())
        if ";" in tree.words[min(i, up) : max(i, up)] and i < up:
            context = Context()  # what stands before a semicolon does not hang on what follows it
        if context.modality == "actual" and any(
            tree.tags[k] == "TO" and tree.deps[k] == "aux" for k in tree.children[i]
        ):
            context = replace(context, modality="intended")  # an infinitive that no rule knows states no fact
        if tree.deps[i] in ("relcl", "acl") and tree.tags[tree.heads[i]] in NOUN_TAGS:
            read_modifier(self, i, tree.heads[i], context)
        elif tree.deps[i] == "pcomp":
            noun = tree.heads[tree.heads[i]]
            if tree.tags[noun] in NOUN_TAGS:
                read_clauses_of_noun(self, noun, replace(context, affirmed=True), None, None, "", None)
            read_gerund(self, tree.heads[i], i, context, None, None)
        elif tree.child(i, "nsubj", "nsubjpass", "dobj") >= 0:
            self.clause(i, context)
        else:
            self.hold(i, "not reached by any rule")

    # -- clauses -------------------------------------------------------------------------------------------------------

    def clause(
        self,
        head: int,
        context: Context,
        *,
        subject: Mention | None = None,
        object_: Mention | None = None,
        antecedent: Mention | None = None,
        main: bool = False,
        shared: Clause | None = None,
        fronted: tuple[str | None, Mention | None] = (None, None),
        passive: bool = False,
    ) -> None:
        """Read the clause of predicate `head`.

        `subject` is the understood subject, `object_` the understood object of a passive participle, `antecedent` what relative
        pronouns stand for, `shared` the first of coordinated clauses, `fronted` its time and place where they open the sentence.
        """
        if head in self.seen:
            return
        self.seen.add(head)
        tree = self.tree
        if self._stands_for_another(head, context):
            return
        if object_ is None:
            object_ = self.gaps.pop(head, None)
        if subject is None and tree.child(head, "nsubj", "nsubjpass") < 0:
            subject = self.missing.pop(head, None)
        antecedent = self.fillers.get(head, antecedent)
        clause = read_clause(tree, head, self.ontology)
        if passive:
            clause.passive = True
        context = in_quotation(self, head, context)
        if context.modality == "actual" and not context.sources and in_headline_quotes(self, head):
            context = replace(context, modality="possible", trail=(*context.trail, "quoted in a headline"))
        self.unattributed[head] = context
        context = attribute(self, clause, context)
        questioned = main and is_question(self, clause)
        conditional = find_condition(self, clause)
        if conditional == "if" and context.modality == "questioned" and tree.deps[head] in ("ccomp", "pcomp"):
            conditional = ""  # "would not say if it had armed them": asked, not supposed
        adverbs = [*clause.adverbs, *(k for k in tree.children[head] if tree.deps[k] == "cc" and k < head)]
        negated, auxiliaries = self._negation(clause, shared)
        if (
            is_imperative(self, clause, auxiliaries)
            and (subject is None or is_pleaded(self, clause))
            and (shared is None or is_pleaded(self, clause))
            and object_ is None
            and antecedent is None
        ):
            self._command(clause, context)
            return
        own = own_modality(tree, auxiliaries, adverbs, reported=context.reported)
        if shared is not None and shared.head in self.uncertain:
            self.uncertain.add(head)
        if own == "actual" and head in self.uncertain:
            own = "possible"
        if clause.clausal_subject >= 0:
            subject = None
        invert_speech(self, clause)
        actor_mention = self._subject(clause, subject, antecedent)
        if actor_mention is not None and is_negative(actor_mention, clause.subject):
            negated = not negated
        held = settle(context, own, negated=negated, gate=clause.label)
        held = self._own_time(clause, held, questioned=questioned, open_=main or context.reported)
        if main and not clause.passive and shared is None and is_headline_passive(self, clause):
            clause.passive = True
        if conditional:
            held = replace(held, modality="conditional", trail=(*held.trail, "if"))
            if conditional in ("unless", "lest"):
                held = replace(held, affirmed=not held.affirmed)
        elif held.modality == "actual" and has_condition(self, clause):
            held = replace(held, modality="conditional")
            if context.modality == "actual" and min(clause.adverbials) < head:
                context = replace(context, modality="conditional")  # "If it is so, Oslo bribed one and hid the other"
        elif held.modality == "actual" and held.affirmed and is_alternative(self, clause):
            held = replace(held, modality="possible")
        for k in (clause.object, clause.attribute, clause.agent, *(n for _, n in clause.prepositions)):
            if k >= 0 and object_negates(self, k):
                held = replace(held, affirmed=not held.affirmed)
                break
        self.contexts[head] = held
        self.subjects[head] = actor_mention
        if questioned or conditional:
            context = replace(context, modality=held.modality)
            if conditional in ("unless", "lest"):
                context = replace(context, affirmed=not context.affirmed)
        self.started[head] = context
        self._read_predicate(clause, held, actor_mention, object_, antecedent, fronted)

    def _stands_for_another(self, head: int, context: Context) -> bool:
        """Hold back what only looks like a predicate, and read what hangs on it: "provided Oslo withdraws", "regarding the port"."""
        tree = self.tree
        if tree.lower[head] in SUPPOSITIONS and tree.child(head, "nsubj", "aux", "auxpass", "dobj") < 0:
            supposed = [k for k in tree.children[head] if tree.deps[k] == "ccomp" and tree.child(k, "nsubj") >= 0]
            if supposed:
                self._stand_in(
                    head, "stands for a conjunction", replace(context, affirmed=True, modality="conditional")
                )
                for k in supposed:
                    self.clause(k, self.contexts[head])
                return True
        if tree.tags[head] == "MD" and tree.child(head, "xcomp") < 0:
            self._stand_in(head, "stands for another verb", context)
            return True
        if not tree.is_verb(head) and tree.tags[head] != "MD" and self._no_verb(head):
            # what hangs below a misread head is never stated as a fact
            self._stand_in(
                head, "not a verb", replace(context, modality="possible") if context.modality == "actual" else context
            )
            return True
        if self._is_preposition(head):
            self._stand_in(head, "stands for a preposition", replace(context, affirmed=True, modality="actual"))
            for k in tree.children[head]:
                if tree.deps[k] == "ccomp":
                    self.clause(k, self.contexts[head])
            return True
        return False

    def _stand_in(self, head: int, reason: str, context: Context) -> None:
        self.hold(head, reason)
        self.contexts[head] = self.started[head] = context

    def _negation(self, clause: Clause, shared: Clause | None) -> tuple[bool, list[int]]:
        """Return whether a clause is negated, and its auxiliaries, with those that it shares with the first of coordinated ones."""
        tree, head = self.tree, clause.head
        children = [*tree.children[head], *(n for k in clause.auxiliaries for n in tree.children[k])]
        speech = any(
            (clause.lemma, "verb", frame) in self.ontology.signatures for frame in ("quote", "object-of-gerund")
        )
        negated = is_negated(tree, children, speech=speech)
        auxiliaries = clause.auxiliaries
        if (
            shared is not None
            and not any(tree.tags[k] == "MD" for k in auxiliaries)
            and shares_auxiliary(self, shared, clause)
        ):
            auxiliaries = [*auxiliaries, *shared.auxiliaries]
            if not clause.auxiliaries:
                if shared_negation(self, shared):
                    negated = not negated
                    self.denied.add(head)
            if shared.passive and tree.tags[head] == "VBN":
                clause.passive = True
            clause.auxiliaries = auxiliaries  # for what is coordinated with this clause in turn
        if head >= 2 and tree.lower[head - 2 : head] == ["all", "but"]:
            negated = not negated  # "all but banned"
        if shared is not None and after_nor(self, clause):
            negated = True
        if clause.particle >= 0 and tree.lower[clause.particle] == "not":
            negated = True
        return negated, auxiliaries

    def _command(self, clause: Clause, context: Context) -> None:
        """Hold back an imperative, and read the clauses around it: "Oslo has a port, so please sell the ships"."""
        tree, head = self.tree, clause.head
        self.hold(head, "imperative")
        self.contexts[head] = self.started[head] = replace(context, modality="obligatory")
        for k in clause.conjuncts:
            if tree.tags[k] == "VB" and tree.child(k, "nsubj", "aux") < 0:
                self.seen.add(k)
                self.hold(k, "imperative")
        known = find_signature(self.ontology, clause.lemma, clause.label, "verb", "known-that")
        for k in clause.finite_complements:
            inner = read_clause(tree, k, self.ontology)
            if k < head and inner.subject >= 0 and not inner.marks:
                self.clause(k, context, main=True)  # "Oslo has a port, so please sell the ships"
            elif clause.lemma in SUPPOSING and k > head and not is_wh_clause(self, k, inner):
                self.clause(k, replace(context, modality="conditional"))  # "Imagine that Oslo had known"
            elif known is not None and not is_wh_clause(self, k, inner):
                self.clause(k, context)  # "Note that Oslo sold it": that it did goes without saying
        read_modifiers(self, clause, self.contexts[head], Arguments())

    def _own_time(self, clause: Clause, held: Context, *, questioned: bool, open_: bool) -> Context:
        """Return the factuality of a clause with what its form adds: a question, an infinitive that tells a plan, a schedule.

        `open_` tells whether it is a main or a reported clause, where a bare infinitive speaks of the future.
        """
        tree, head = self.tree, clause.head
        if questioned:
            held = replace(held, modality="questioned")
        elif (
            held.modality == "actual"
            and clause.infinitive
            and clause.subject >= 0
            and open_
            and tree.tags[head] == "VB"
        ):
            held = replace(held, modality="predicted")  # "Vietnam to lease two ports"
        elif held.modality == "actual" and clause.infinitive and any(tree.lower[m] == "for" for m in clause.marks):
            held = replace(held, modality="intended")  # "called for Oslo to ban"
        if held.modality == "actual" and is_scheduled(self, clause):
            held = replace(held, modality="predicted")
        return held

    def _read_predicate(
        self,
        clause: Clause,
        held: Context,
        subject: Mention | None,
        object_: Mention | None,
        antecedent: Mention | None,
        fronted: tuple[str | None, Mention | None],
    ) -> None:
        _tree, head = self.tree, clause.head
        arguments = find_arguments(self, clause, subject, object_, antecedent)
        time = time_of(self, clause)
        place = find_place(self, clause, arguments)
        own_time, own_place = time, place
        if time is None:
            time = fronted[0]
        if place is None:
            place = fronted[1]
        stated = read_complements(self, clause, held, arguments, time, place)
        if stated:
            state(self, clause, held, arguments, time, place)
        elif head not in self.accounted:
            self.hold(head, "sets the factuality of its complement")
        shareable = (
            own_time if own_time is not None and fronted_time(self, clause) else fronted[0],
            own_place
            if own_place is not None and own_place.head < head and not after_subject(clause, own_place)
            else fronted[1],
        )
        read_adverbials(self, clause, held, arguments)
        read_conjuncts(self, clause, held, arguments, antecedent, shareable)
        read_asides(self, clause, held)
        read_modifiers(self, clause, held, arguments)

    def _is_preposition(self, head: int) -> bool:
        """Whether a participle stands for a preposition: "questions regarding the port", "considering that Oslo left"."""
        tree = self.tree
        return (
            tree.lower[head] in self.ontology.words.get("participle-preposition", ())
            and tree.tags[head] in ("VBG", "VBN")
            and tree.deps[head] in ("advcl", "acl", "relcl", "prep")
            and (tree.deps[head] != "acl" or tree.lower[head] != "following")
            and tree.child(head, "nsubj", "aux", "auxpass", "agent", "prt") < 0
            and tree.child(head, "dobj", "ccomp") > head
        )

    def _no_verb(self, head: int) -> bool:
        tree = self.tree
        return tree.child(head, "aux", "auxpass", "dobj") < 0 or tree.tags[head] in ("JJ", "RB", "NNP")

    # -- subjects, negation, mood --------------------------------------------------------------------------------------

    def _subject(self, clause: Clause, inherited: Mention | None, antecedent: Mention | None) -> Mention | None:
        k = clause.subject
        if k < 0:
            return inherited
        return self.participant(k, "subject", clause.head, antecedent)

    def participant(self, k: int, role: str, predicate: int, antecedent: Mention | None = None) -> Mention:
        """Return the mention at `k`, bound to the antecedent where it is a relative pronoun."""
        tree = self.tree
        word = tree.lower[k]
        if antecedent is not None and (
            tree.tags[k] in ("WDT", "WP") or (word == "that" and tree.tags[k] in ("IN", "DT"))
        ):
            if antecedent.role == "" or antecedent.predicate < 0:
                antecedent.role, antecedent.predicate = role, predicate
            return antecedent
        mention = self.nominals.phrase(k, role, predicate)
        speaker = self.quoted.get(k)
        if speaker is not None:
            for one in (mention, *mention.members):
                one.speaker = speaker
        possessor = mention.possessor
        if possessor is not None and self.quoted.get(possessor.head) is not None:
            possessor.speaker = self.quoted[possessor.head]
        return mention

    # -- what a clause comes to ----------------------------------------------------------------------------------------

    def hold(self, head: int, reason: str) -> None:
        """Account for a predicate that makes no statement of its own."""
        tree = self.tree
        self.accounted.add(head)
        self.held_back.append(HeldBack(self.document, tree.begins[head], tree.ends[head], tree.words[head], reason))
