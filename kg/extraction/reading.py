"""The walk over one sentence: from the outermost clause inwards, each predicate once, and a claim for each that states one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extraction.arguments import Arguments, find_arguments, find_place, is_party
from kg.extraction.clauses import Clause, read_clause
from kg.extraction.events import read_events, read_offices
from kg.extraction.factuality import CONDITIONS, UNCERTAIN, Context, embed, is_negated, own_modality, settle
from kg.extraction.nominals import Nominals
from kg.extraction.tree import FINITE_TAGS, NOUN_TAGS, VERB_TAGS, Tree
from kg.model import Claim, HeldBack, Mention, TimeExpression
from kg.ontology import Ontology, Signature

COPULAS = frozenset({"be", "become", "remain"})
_TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after", "whenever", "with"})
_WH = frozenset({"who", "whom", "what", "which", "whose", "why", "how", "where", "when", "whether", "whatever", "whoever"})


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
    governed: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    subjects: dict[int, Mention | None] = field(default_factory=dict)
    gaps: dict[int, Mention] = field(default_factory=dict)  # predicate → what its missing object stands for
    uncertain: set[int] = field(default_factory=set)  # predicates in the scope of "reportedly" and its like
    started: dict[int, Context] = field(default_factory=dict)  # predicate → what surrounds it and its conjuncts

    # -- entry ---------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the whole sentence."""
        tree = self.tree
        for i, word in enumerate(tree.lower):
            if word in UNCERTAIN and tree.deps[i] == "advmod":
                k = tree.heads[i]
                while not tree.is_verb(k) and tree.heads[k] != k:
                    k = tree.heads[k]
                self.uncertain.add(k)
        self._place_times()
        roots = [i for i in range(tree.size) if tree.heads[i] == i]
        for root in roots:
            context = Context()
            source = self._according(root)
            if source is not None:
                context = replace(context, sources=(source,), trail=("according to",))
            if tree.is_verb(root) or tree.child(root, "nsubj", "nsubjpass", "aux", "cop") >= 0:
                self.clause(root, context, main=True)
            else:
                self.fragment(root, context)
        for i in range(tree.size):
            # every noun phrase is kept in mind, since a later pronoun may mean it
            if tree.tags[i] in NOUN_TAGS and tree.deps[i] not in ("compound", "nmod", "npadvmod", "amod") and tree.entities[i] not in ("DATE", "TIME"):
                self.nominals.single(i, "", -1)
        # whatever the walk did not reach (a subtree of a label that no rule follows) is read on its own
        for i in range(tree.size):
            if tree.is_verb(i) and i not in self.seen and tree.deps[i] not in ("aux", "auxpass", "amod", "compound", "prep", "punct", "mark", "case", "cc"):
                self._stray(i)
        read_events(self)
        read_offices(self)

    def _stray(self, i: int) -> None:
        tree = self.tree
        up = tree.heads[i]
        while up not in self.contexts and tree.heads[up] != up:
            up = tree.heads[up]
        context = self.contexts.get(up, Context())
        if tree.deps[i] in ("relcl", "acl") and tree.tags[tree.heads[i]] in NOUN_TAGS:
            self.modifier(i, tree.heads[i], context)
        elif tree.deps[i] == "pcomp":
            self.gerund(tree.heads[i], i, context, None, None)
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
        bare_infinitive: bool = False,
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
        if tree.tags[head] == "MD" and tree.child(head, "xcomp") < 0:
            self.hold(head, "stands for another verb")
            self.contexts[head] = self.started[head] = context
            return
        if not tree.is_verb(head) and tree.tags[head] != "MD" and self._no_verb(head):
            self.hold(head, "not a verb")
            # what hangs below a misread head is never stated as a fact
            self.contexts[head] = self.started[head] = replace(context, modality="possible") if context.modality == "actual" else context
            return
        if object_ is None:
            object_ = self.gaps.pop(head, None)
        clause = read_clause(tree, head, self.ontology)
        if passive:
            clause.passive = True
        context = self._in_quotation(head, context)
        context = self._attributed(clause, context)
        questioned = main and self._is_question(clause)
        conditional = self._condition(clause)
        adverbs = [*clause.adverbs, *(k for k in tree.children[head] if tree.deps[k] == "cc" and k < head)]
        children = [*tree.children[head], *(n for k in clause.auxiliaries for n in tree.children[k])]
        negated = is_negated(tree, children, adverbs)
        auxiliaries = clause.auxiliaries
        if shared is not None and not any(tree.tags[k] == "MD" for k in auxiliaries) and self._shares_auxiliary(shared, clause):
            auxiliaries = [*auxiliaries, *shared.auxiliaries]
            if not clause.auxiliaries:
                negated = negated != self._shared_negation(shared)
            if shared.passive and tree.tags[head] == "VBN":
                clause.passive = True
        if shared is not None and self._after_nor(clause):
            negated = True
        if clause.particle >= 0 and tree.lower[clause.particle] == "not":
            negated = True
        if main and clause.subject < 0 and subject is None and tree.tags[head] == "VB" and not auxiliaries and shared is None and object_ is None and antecedent is None:
            self.hold(head, "imperative")
            self.contexts[head] = self.started[head] = replace(context, modality="obligatory")
            self._modifiers(clause, self.contexts[head], Arguments())
            return
        own = own_modality(tree, auxiliaries, adverbs, reported=context.reported)
        if shared is not None and shared.head in self.uncertain:
            self.uncertain.add(head)
        if own == "actual" and head in self.uncertain:
            own = "possible"
        if clause.clausal_subject >= 0:
            subject = None
        self._invert_speech(clause)
        actor_mention = self._subject(clause, subject, antecedent)
        if actor_mention is not None and self._is_negative(actor_mention, clause.subject):
            negated = not negated
        held = settle(context, own, negated=negated, gate=clause.label)
        if questioned:
            held = replace(held, modality="questioned")
        elif held.modality == "actual" and clause.infinitive and clause.subject >= 0 and (main or context.reported) and tree.tags[head] == "VB":
            held = replace(held, modality="predicted")  # "Vietnam to lease two ports"
        if main and not clause.passive and shared is None and self._is_headline_passive(clause):
            clause.passive = True
        if conditional:
            held = replace(held, modality="conditional")
            if conditional in ("unless", "lest"):
                held = replace(held, affirmed=not held.affirmed)
        elif held.modality == "actual" and self._has_condition(clause):
            held = replace(held, modality="conditional")
        for k in (clause.object, clause.attribute, clause.agent, *(n for _, n in clause.prepositions)):
            if k >= 0 and self._object_negates(k):
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

    def _read_predicate(
        self,
        clause: Clause,
        held: Context,
        subject: Mention | None,
        object_: Mention | None,
        antecedent: Mention | None,
        fronted: tuple[str | None, Mention | None],
    ) -> None:
        tree, head = self.tree, clause.head
        arguments = find_arguments(self, clause, subject, object_, antecedent)
        time = self.time_of(clause)
        place = find_place(self, clause, arguments)
        own_time, own_place = time, place
        if time is None:
            time = fronted[0]
        if place is None:
            place = fronted[1]
        stated = self._complements(clause, held, arguments, time, place)
        if stated:
            self.state(clause, held, arguments, time, place)
        shareable = (
            own_time if own_time is not None and self._fronted_time(clause) else fronted[0],
            own_place if own_place is not None and own_place.head < head and not self._after_subject(clause, own_place) else fronted[1],
        )
        self._adverbials(clause, held, arguments)
        self._conjuncts(clause, held, arguments, antecedent, shareable)
        self._asides(clause, held)
        self._modifiers(clause, held, arguments)

    def _no_verb(self, head: int) -> bool:
        tree = self.tree
        return tree.child(head, "aux", "auxpass", "dobj") < 0 or tree.tags[head] in ("JJ", "RB", "NNP")

    def _invert_speech(self, clause: Clause) -> None:
        """Read "…," asserted the historian: the noun after a speech verb is its subject."""
        tree, head = self.tree, clause.head
        if clause.subject >= 0 or clause.object < head or (clause.lemma, "verb", "quote") not in self.ontology.signatures:
            return
        if clause.auxiliaries or tree.tags[head] not in ("VBD", "VBZ") or head == 0:
            return
        before = tree.words[max(0, head - 2) : head]
        if '"' in before or (clause.finite_complements and clause.finite_complements[0] < head and "," in before):
            clause.subject, clause.object = clause.object, -1

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
        if antecedent is not None and (tree.tags[k] in ("WDT", "WP") or (word == "that" and tree.tags[k] in ("IN", "DT"))):
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

    def _is_negative(self, mention: Mention, k: int) -> bool:
        if k < 0:
            return False
        return mention.negative or bool(mention.members and all(m.negative for m in mention.members))

    def _object_negates(self, k: int) -> bool:
        tree = self.tree
        for n in tree.children[k]:
            if n < k and tree.deps[n] in ("det", "preconj", "cc", "neg") and tree.lower[n] in ("no", "neither"):
                return True
        return tree.lower[k] in ("nobody", "nothing", "none", "neither")

    def _after_nor(self, clause: Clause) -> bool:
        """Whether "nor" or "but not" coordinates this predicate with the one before."""
        tree = self.tree
        first = min([*clause.auxiliaries, *(k for k in clause.adverbs if k < clause.head), clause.head])
        return any(tree.lower[t] == "nor" for t in range(max(0, first - 2), clause.head))

    def _is_headline_passive(self, clause: Clause) -> bool:
        """Whether a headline's past form is a participle: "Whistleblower arrested in Malta"."""
        tree, head = self.tree, clause.head
        if tree.tags[head] not in ("VBD", "VBN") or clause.auxiliaries or clause.subject < 0 or not self._is_headline():
            return False
        return clause.object < 0 and clause.dative < 0 and not clause.open_complements and not clause.finite_complements and clause.lemma in self.ontology.words.get("headline-passive-verb", ())

    def _shared_negation(self, shared: Clause) -> bool:
        tree = self.tree
        for k in tree.children[shared.head]:
            if (tree.deps[k] == "neg" or tree.lower[k] in ("neither", "never")) and k < shared.head:
                if tree.lower[k] == "not" and k + 1 < tree.size and tree.lower[k + 1] in ("only", "just", "merely"):
                    return False
                return True
        return False

    def _shares_auxiliary(self, first: Clause, other: Clause) -> bool:
        tree = self.tree
        if other.subject >= 0 or not first.auxiliaries:
            return False
        if other.auxiliaries and not other.infinitive:
            return False
        one, two = tree.tags[first.head], tree.tags[other.head]
        if one == two:
            return one in ("VB", "VBN", "VBG")
        return {one, two} in ({"VBN", "VBD"}, {"VB", "VBP"}) and two in ("VBN", "VBD", "VB", "VBP") and one in ("VBN", "VB")

    def _is_question(self, clause: Clause) -> bool:
        tree = self.tree
        _, last = tree.edges(clause.head)
        for k in range(last, max(last - 4, -1), -1):
            if tree.words[k] == "?":
                return True
            if tree.words[k] not in ('"', "'", ")", "''"):
                break
        return any(tree.words[k] == "?" for k in tree.children[clause.head])

    def _condition(self, clause: Clause) -> str:
        """Return the conjunction that makes this clause a condition, "inversion" for "Had Oslo known", or ""."""
        tree = self.tree
        for k in clause.marks:
            word = tree.lower[k]
            if word in CONDITIONS and not (word == "if" and k > 0 and tree.lower[k - 1] == "as"):
                return word
            if word == "in" and k + 1 < tree.size and tree.lower[k + 1] == "case":
                return "if"
        for k in clause.adverbs:
            if tree.lower[k] in ("if", "unless") and k < clause.head:
                return tree.lower[k]
        if tree.deps[clause.head] == "advcl" and clause.subject > 0:
            opener = min([*clause.auxiliaries, clause.head])
            if tree.lower[opener] in ("had", "were", "should") and opener < clause.subject and (opener == 0 or tree.words[opener - 1] in (",", '"', "and", "but", "that")):
                return "inversion"
        return ""

    def _has_condition(self, clause: Clause) -> bool:
        for k in clause.adverbials:
            inner = read_clause(self.tree, k, self.ontology)
            word = self._condition(inner)
            if word and not any(self.tree.lower[m - 1] == "even" for m in inner.marks if m > 0):
                return True
        return False

    def _in_quotation(self, head: int, context: Context) -> Context:
        if head not in self.quoted:
            return context
        speaker = self.quoted[head]
        if speaker is None:
            return replace(context, modality="possible", trail=(*context.trail, "quotation without a speaker")) if context.modality == "actual" and not context.sources else context
        if speaker in context.sources:
            return context
        if any(one.head == speaker.head and one.sentence == speaker.sentence for one in context.sources):
            return context
        return replace(context, sources=(speaker, *context.sources), reported=False, trail=(*context.trail, "quotation"))

    def _according(self, head: int) -> Mention | None:
        tree = self.tree
        for k in tree.children[head]:
            if tree.lower[k] == "according":
                to = tree.child(k, "prep")
                pobj = tree.child(to, "pobj") if to >= 0 else tree.child(k, "pobj")
                if pobj >= 0:
                    self.consumed.add(k)
                    return self.participant(pobj, "source", head)
        return None

    def _in_view_of(self, clause: Clause) -> Mention | None:
        """Return whose view it is: "in the view of economists", "in Oslo's eyes"."""
        tree = self.tree
        for prep, pobj in clause.prepositions:
            if tree.lower[prep] in ("in", "from", "to") and tree.lemmas[pobj].lower() in self.ontology.words.get("view-noun", ()):
                mention = self.nominals.single(pobj, "", -1)
                holder = mention.possessor or mention.complement
                if holder is not None:
                    self.consumed.add(prep)
                    return holder
        return None

    def _attributed(self, clause: Clause, context: Context) -> Context:
        """Take in "according to X", "as X said", "X said" between commas."""
        tree, head = self.tree, clause.head
        source = self._according(head) or self._in_view_of(clause)
        if source is not None and source not in context.sources:
            context = replace(context, sources=(source, *context.sources), trail=(*context.trail, "according to"))
        for k in clause.adverbials:
            if not tree.is_verb(k) or self.ontology.signatures.get((tree.lemmas[k].lower(), "verb", "quote")) is None:
                continue
            marks = [m for m in tree.children[k] if tree.deps[m] in ("mark", "advmod") and tree.lower[m] == "as"]
            said = tree.child(k, "nsubj")
            if marks and said >= 0 and tree.child(k, "dobj", "ccomp") < 0:
                speaker = self.participant(said, "source", k)
                if speaker.lemma in ("it", "they") and speaker.form == "pronoun":
                    pass
                self.consumed.add(k)
                context = replace(context, sources=(speaker, *context.sources), trail=(*context.trail, "as said"))
        for k in [*clause.asides, *clause.finite_complements]:
            # "Oslo, officials said, had sent ships": the parser hangs the speech verb inside what was said
            if not tree.is_verb(k) or tree.deps[k] not in ("parataxis", "ccomp"):
                continue
            said = tree.child(k, "nsubj")
            signature = self.ontology.signatures.get((tree.lemmas[k].lower(), "verb", "quote"))
            if signature is None or said < 0 or tree.child(k, "ccomp", "dobj", "xcomp") >= 0:
                continue
            low, high = tree.edges(k)
            commas = (low > 0 and tree.words[low - 1] in (",", '"', "''", "-")) or (low == 0)
            if tree.deps[k] == "ccomp" and self.ontology.signatures.get((clause.lemma, "verb", "that")) is not None and k > head:
                continue
            if commas:
                speaker = self.participant(said, "source", k)
                if not any(speaker.head == s.head and speaker.sentence == s.sentence for s in context.sources):
                    context = replace(context, sources=(speaker, *context.sources), trail=(*context.trail, "said aside"))
                self.clause(k, replace(context, sources=tuple(s for s in context.sources if s is not speaker)))
        return context

    # -- complements ---------------------------------------------------------------------------------------------------

    def _signature(self, lemma: str, label: str, sort: str, *frames: str) -> Signature | None:
        table = self.ontology.signatures
        for frame in frames:
            found = table.get((label, sort, frame)) or table.get((lemma, sort, frame))
            if found is not None:
                return found
        return None

    def _complements(
        self, clause: Clause, held: Context, arguments: Arguments, time: str | None, place: Mention | None
    ) -> bool:
        """Read the clauses that the predicate embeds; return whether the predicate is a statement of its own."""
        tree, head = self.tree, clause.head
        lemma, label = clause.lemma, clause.label
        stated = True
        subject, patient = arguments.actor, arguments.patient
        passive = clause.passive
        inherit = (time, place)

        if clause.adjective >= 0 and (lemma in COPULAS or lemma in ("seem", "appear", "look", "prove", "sound", "feel", "stay", "get", "grow", "keep", "stand")):
            self._adjective(clause.adjective, held, subject, inherit)
            stated = False
            self.hold(head, "description by an adjective")
        if lemma == "go" and any(tree.lower[k] == "to" for k in clause.adverbs):
            pass

        for k in clause.adverbials:
            # "tried for months to free": the parser takes the complement for a purpose
            if k in self.seen or not tree.is_verb(k) or passive or arguments.patient is not None or k < head:
                continue
            inner = read_clause(tree, k, self.ontology)
            if inner.infinitive and inner.subject < 0 and not inner.marks and tree.lower[tree.edges(k)[0] - 1] not in ("order", "as"):
                signature = self._signature(lemma, label, "verb", "to")
                if signature is not None and not signature.stated and signature.modality is not None:
                    clause.open_complements.append(k)
        for k in clause.finite_complements:
            if k in self.seen:
                continue
            inner = read_clause(tree, k, self.ontology)
            wh = self._wh(k, inner)
            if tree.tags[k] == "VBG" and inner.subject < 0 and not inner.auxiliaries:
                clause.open_complements.append(k)
                continue
            if self._is_parataxis(clause, k, inner):
                self.clause(k, replace(Context(), sources=held.sources if self._according(head) else ()), main=True)
                continue
            if not wh and inner.subject >= 0 and tree.tags[k] == "VB" and inner.infinitive:
                # "expects Oslo to send": parsed as a clause with a subject of its own
                signature = self._signature(lemma, label, "verb", "object-to")
                self.clause(k, embed(held, signature, subject=subject, lemma=label, ontology=self.ontology), fronted=inherit if signature and not signature.stated else (None, None))
                if signature is None or signature.stated:
                    arguments.patient = arguments.patient or self.nominals.phrase(inner.subject, "object", head)
                    if arguments.target is None:
                        arguments.target = self.nominals.phrase(inner.subject, "object", head)
                else:
                    stated = False
                continue
            if not wh and inner.subject >= 0 and tree.tags[k] in ("VB", "VBN", "VBG") and not inner.auxiliaries and not inner.marks:
                frame = "bare" if tree.tags[k] == "VB" else "object-gerund"
                signature = self._signature(lemma, label, "verb", frame)
                if signature is not None and self._signature(lemma, label, "verb", "that") is None:
                    patient = self.nominals.phrase(inner.subject, "object", head)
                    self.clause(k, embed(held, signature, subject=subject, lemma=label, ontology=self.ontology))
                    arguments.target = arguments.target or patient
                    continue
            if wh:
                signature = self._signature(lemma, label, "verb", "whether")
                source = subject if not passive else arguments.agent
                inner_context = embed(held, signature, subject=source, lemma=label, ontology=self.ontology, default_source=True)
                inner_context = replace(inner_context, modality="questioned", affirmed=True)
                if signature is None or signature.source is None:
                    inner_context = replace(inner_context, sources=held.sources)
                self.clause(k, inner_context)
                continue
            signature = self._signature(lemma, label, "verb", "that")
            source = subject if not passive else arguments.agent
            if clause.expletive >= 0 or (arguments.actor is not None and arguments.actor.lemma == "it" and passive):
                source = arguments.agent
            inner_context = embed(held, signature, subject=source, lemma=label, ontology=self.ontology, default_source=True)
            if tree.tags[k] == "VB" and not inner.auxiliaries and inner.subject >= 0 and tree.tags[inner.subject] not in ("NNS", "NNPS") and tree.child(inner.subject, "conj") < 0 and not any(t in self.quoted for t in (k,)):
                inner_context = replace(inner_context, modality="obligatory", weak=False)
            self.clause(k, inner_context)
            if signature is not None and not signature.stated:
                stated = False

        for k in clause.open_complements:
            if k in self.seen:
                continue
            if not tree.is_verb(k):
                self._small_clause(k, held, clause, arguments)
                if tree.deps[k] == "xcomp" and lemma in COPULAS:
                    stated = False
                continue
            stated = self._open_complement(k, clause, held, arguments, inherit) and stated

        for preposition, k in clause.clausal_prepositions:
            if k not in self.seen:
                stated = self._prepositional_clause(preposition, k, clause, held, arguments, inherit) and stated

        if clause.object >= 0:
            for k in tree.children[clause.object]:
                # "accused the emirate of backing": the parser hangs the clause on the object
                verb = tree.child(k, "pcomp") if tree.deps[k] == "prep" else -1
                if verb >= 0 and verb not in self.seen and self._signature(lemma, label, "verb", f"object-{tree.lower[k]}-gerund") is not None:
                    stated = self._prepositional_clause(k, verb, clause, held, arguments, inherit) and stated
            self._noun_complement(clause, clause.object, held, arguments)
        for _, pobj in clause.prepositions:
            if tree.lemmas[pobj] == "order" and tree.lower[_] == "in":
                for k in tree.children[pobj]:
                    if tree.is_verb(k) and k not in self.seen:
                        purpose = replace(held, affirmed=True, modality="intended")
                        self.clause(k, purpose, subject=arguments.actor if not passive else arguments.agent)
            self._noun_complement(clause, pobj, held, arguments)
        return stated

    def _wh(self, k: int, inner: Clause) -> bool:
        tree = self.tree
        for m in inner.marks:
            if tree.lower[m] in ("whether", "if"):
                return True
        first, _ = tree.edges(k)
        for t in range(first, min(first + 3, k + 1)):
            if tree.lower[t] in _WH and tree.tags[t] in ("WP", "WDT", "WRB", "WP$", "IN"):
                return True
            if tree.tags[t] not in ("CC", "RB", "IN", '"', "``", "''", ","):
                break
        return False

    def _is_parataxis(self, clause: Clause, k: int, inner: Clause) -> bool:
        """Whether a "complement" before its verb is a sentence of its own, joined by a semicolon, a colon or a comma."""
        tree, head = self.tree, clause.head
        if k > head or inner.marks:
            return False
        between = tree.words[k + 1 : head]
        if ";" in between or (":" in between and '"' not in between):
            return True
        return self._signature(clause.lemma, clause.label, "verb", "that", "quote") is None

    def _open_complement(
        self, k: int, clause: Clause, held: Context, arguments: Arguments, inherit: tuple[str | None, Mention | None]
    ) -> bool:
        tree = self.tree
        lemma, label = clause.lemma, clause.label
        inner = read_clause(tree, k, self.ontology)
        infinitive = inner.infinitive or (tree.tags[k] == "VB")
        passive_participle = tree.tags[k] == "VBN" and not inner.auxiliaries
        object_ = arguments.patient if not clause.passive else None
        own_subject = self.nominals.phrase(inner.subject, "object", clause.head) if inner.subject >= 0 else None
        frames: tuple[str, ...]
        if clause.passive:
            frames = ("passive-to", "object-to") if infinitive else ("object-gerund", "gerund")
        elif own_subject is not None or object_ is not None:
            frames = ("object-to",) if inner.infinitive else ("bare", "object-to") if infinitive else ("object-gerund",)
        else:
            frames = ("to",) if infinitive else ("gerund",)
            if infinitive and tree.tags[clause.head] == "VBG" and any(tree.lemmas[a] == "be" for a in clause.auxiliaries):
                frames = ("progressive-to", "to")
        signature = self._signature(lemma, label, "verb", *frames)
        subject = arguments.actor
        if clause.passive:
            # the passive's subject is the object of the active frame; its agent holds the claim
            controlled: Mention | None = arguments.target
            holder = arguments.agent
        elif own_subject is not None:
            controlled, holder = own_subject, subject
        elif object_ is not None and (signature is not None or is_party(self, object_) or object_.form == "pronoun") and (signature is None or signature.controller != "subject"):
            controlled, holder = object_, subject
        else:
            controlled, holder = subject, subject
        inner_context = embed(held, signature, subject=holder, lemma=label, ontology=self.ontology)
        if lemma == "have" and infinitive and any(tree.lower[a] == "yet" for a in (*clause.adverbs, *inner.adverbs)):
            inner_context = replace(held, affirmed=not held.affirmed, modality="actual")  # "have yet to be charged"
        if signature is None and infinitive and inner_context.modality == "actual":
            inner_context = replace(inner_context, modality="intended")
        if signature is not None and signature.source is not None and holder is None and signature.modality is not None:
            inner_context = replace(inner_context, modality=signature.modality if held.modality == "actual" else held.modality, weak=False)  # type: ignore[arg-type]
        stated = signature is None or signature.stated
        pass_on = inherit if not stated else (None, None)
        if passive_participle:
            self.clause(k, inner_context, object_=controlled, passive=True, fronted=pass_on)
        elif inner.passive:
            self.clause(k, inner_context, subject=controlled, fronted=pass_on)
        else:
            self.clause(k, inner_context, subject=controlled, fronted=pass_on, bare_infinitive=True)
        if own_subject is not None and arguments.target is None and stated:
            arguments.target = own_subject
        if not stated:
            self.hold(clause.head, "sets the factuality of its complement")
        return stated

    def _small_clause(self, k: int, held: Context, clause: Clause, arguments: Arguments) -> None:
        tree = self.tree
        for inner in tree.children[k]:
            if tree.deps[inner] == "xcomp" and tree.is_verb(inner):
                self._adjective(k, held, arguments.patient or arguments.actor, (None, None))

    def _adjective(self, k: int, held: Context, subject: Mention | None, inherit: tuple[str | None, Mention | None]) -> None:
        """Read what an adjective embeds: "unwilling to send", "likely that", "possible for Oslo to send"."""
        tree = self.tree
        lemma = tree.lemmas[k].lower()
        word = tree.lower[k]
        expletive = subject is None
        negated = any(tree.lower[n] in ("not", "never", "no") for n in tree.children[k])
        # "eager to host … and reluctant to isolate": the parser hangs the second adjective on the first infinitive
        for n in tree.children[k]:
            if dep_is_verb(tree, n):
                for deeper in tree.children[n]:
                    if tree.deps[deeper] == "conj" and tree.tags[deeper] == "JJ" and deeper not in self.seen:
                        self.seen.add(deeper)
                        self._adjective(deeper, held, subject, inherit)
        if negated:
            held = replace(held, affirmed=not held.affirmed)
        for n in tree.children[k]:
            dep = tree.deps[n]
            if n in self.seen:
                continue
            if dep == "xcomp" and tree.is_verb(n) or (dep in ("ccomp", "advcl", "acl") and tree.is_verb(n) and tree.child(n, "mark") < 0 and tree.tags[n] == "VB"):
                frames = ("to",) if tree.tags[n] != "VBG" else ("gerund", "to")
                signature = self._signature(lemma, word, "adjective", *frames) or self._signature(word, word, "verb", "passive-to")
                context = embed(held, signature, subject=subject, lemma=word, ontology=self.ontology)
                if signature is None and context.modality == "actual":
                    context = replace(context, modality="possible")
                own = tree.child(n, "nsubj")
                controlled = None if own >= 0 else (None if expletive else subject)
                for_phrase = tree.child(k, "prep")
                if expletive and for_phrase >= 0 and tree.lower[for_phrase] == "for" and (pobj := tree.child(for_phrase, "pobj")) >= 0:
                    controlled = self.participant(pobj, "subject", n)
                self.clause(n, context, subject=controlled, fronted=inherit, bare_infinitive=True)
            elif dep in ("ccomp", "advcl") and tree.is_verb(n):
                inner = read_clause(tree, n, self.ontology)
                frame = "whether" if self._wh(n, inner) else "that"
                signature = self._signature(lemma, word, "adjective", frame)
                context = embed(held, signature, subject=None if expletive else subject, lemma=word, ontology=self.ontology)
                if frame == "whether":
                    context = replace(context, modality="questioned", affirmed=True)
                elif signature is None and inner.marks and tree.lower[inner.marks[0]] == "that":
                    context = embed(held, None, subject=None if expletive else subject, lemma=word, ontology=self.ontology, default_source=not expletive)
                self.clause(n, context)
            elif dep == "prep":
                verb = tree.child(n, "pcomp")
                if verb >= 0 and verb not in self.seen:
                    signature = self._signature(lemma, word, "adjective", f"{tree.lower[n]}-gerund")
                    context = embed(held, signature, subject=subject, lemma=word, ontology=self.ontology)
                    if tree.child(verb, "nsubj") >= 0 or self._wh(verb, read_clause(tree, verb, self.ontology)):
                        context = replace(context, modality="questioned", affirmed=True)
                    self.clause(verb, context, subject=subject, fronted=inherit)
            elif dep == "conj" and (tree.tags[n] in ("JJ", "VBN") or not tree.is_verb(n)):
                self._adjective(n, held if not negated else replace(held, affirmed=not held.affirmed), subject, inherit)
            elif dep == "conj" and tree.is_verb(n):
                self.clause(n, replace(held, trail=(*held.trail, "conj")), subject=subject)

    def _prepositional_clause(
        self,
        preposition: int,
        k: int,
        clause: Clause,
        held: Context,
        arguments: Arguments,
        inherit: tuple[str | None, Mention | None],
    ) -> bool:
        """Read "of arming", "against joining", "by expelling", "without consulting", "whether to send"; whether the verb is stated."""
        tree = self.tree
        word = tree.lower[preposition]
        frame = f"{word}-gerund"
        lemma, label = clause.lemma, clause.label
        inner = read_clause(tree, k, self.ontology)
        if self._wh(k, inner) or word in ("whether",):
            context = embed(held, None, subject=arguments.actor, lemma=label, ontology=self.ontology, default_source=self._signature(lemma, label, "verb", "whether") is not None)
            self.clause(k, replace(context, modality="questioned", affirmed=True), subject=arguments.actor)
            return True
        patient = arguments.patient
        frames = (f"object-{frame}", frame) if patient is not None or clause.passive else (frame,)
        if clause.particle >= 0 and f"{lemma} {word}" == label:
            frames = (frame, "gerund")
        signature = self._signature(lemma, label, "verb", *frames)
        if signature is None and lemma == "stop" and word == "of":
            signature = self._signature("stop short", "stop short", "verb", frame)
        if signature is not None and not (word in ("by", "after", "before", "without") and preposition < clause.head):
            if clause.passive:
                controlled = arguments.target if signature.controller == "object" else arguments.agent
                holder = arguments.agent
            elif signature.controller == "object" and patient is not None:
                controlled, holder = patient, arguments.actor
            else:
                controlled, holder = (arguments.actor if signature.controller in ("subject", None) else None), arguments.actor
            context = embed(held, signature, subject=holder, lemma=label, ontology=self.ontology)
            self.clause(k, context, subject=controlled, fronted=inherit if not signature.stated else (None, None))
            if not signature.stated:
                self.hold(clause.head, "sets the factuality of its complement")
            return signature.stated
        self.gerund(preposition, k, held, arguments.actor if not clause.passive or arguments.agent is None else arguments.agent, arguments.target if clause.passive else None)
        return True

    def gerund(self, preposition: int, k: int, held: Context, subject: Mention | None, patient: Mention | None) -> None:
        """Read an adverbial -ing clause after a preposition by what the preposition says of it."""
        tree = self.tree
        word = tree.lower[preposition]
        previous = tree.lower[preposition - 1] if preposition else ""
        context = replace(held, trail=(*held.trail, f"{word}-gerund"))
        if word == "without" or (word == "of" and previous == "instead") or (word == "than" and previous == "rather") or word == "instead":
            context = replace(context, affirmed=not held.affirmed if word == "without" and not held.affirmed else False)
        elif word in ("for", "to", "toward", "towards"):
            context = replace(context, affirmed=True, modality="intended" if held.modality == "actual" else held.modality)
        elif word == "against":
            context = replace(context, affirmed=False, modality="obligatory")
        else:
            context = replace(context, affirmed=True)
        if held.modality == "questioned":
            context = replace(context, modality="questioned")
        self.clause(k, context, subject=subject if subject is not None else patient)

    # -- nouns with clauses of their own ---------------------------------------------------------------------------------

    def _noun_complement(self, clause: Clause, noun: int, held: Context, arguments: Arguments) -> None:
        """Read "a plan to send", "claims that …", "its refusal to …", under what the governing verb does to it."""
        for k in self.tree.conjuncts(noun):
            verb_effect = self._signature(clause.lemma, clause.label, "verb", "noun")
            self._clauses_of_noun(k, held, arguments.actor, verb_effect, clause.label, governing=clause)

    def _clauses_of_noun(
        self,
        noun: int,
        held: Context,
        subject: Mention | None,
        effect: Signature | None,
        label: str,
        governing: Clause | None,
    ) -> None:
        tree = self.tree
        lemma = tree.lemmas[noun].lower()
        mention: Mention | None = None
        for k in tree.children[noun]:
            if k in self.seen:
                continue
            dep = tree.deps[k]
            frame, verb = "", -1
            if dep in ("acl", "relcl", "advcl", "xcomp", "ccomp") and tree.is_verb(k):
                inner = read_clause(tree, k, self.ontology)
                if inner.infinitive and inner.subject < 0 and not self._relative(k):
                    frame, verb = "to", k
                elif inner.infinitive and inner.subject >= 0:
                    frame, verb = "to", k
                elif any(tree.lower[m] == "that" for m in inner.marks) and (dep in ("acl", "ccomp") or self._signature(lemma, lemma, "noun", "that") is not None):
                    frame, verb = "that", k
                elif dep in ("acl", "ccomp") and self._wh(k, inner):
                    frame, verb = "whether", k
            elif dep == "prep":
                verb = tree.child(k, "pcomp")
                if verb >= 0:
                    frame = f"{tree.lower[k]}-gerund"
                    if self._wh(verb, read_clause(tree, verb, self.ontology)):
                        frame = "whether"
            if not frame or verb < 0 or verb in self.seen:
                continue
            signature = self._signature(lemma, lemma, "noun", frame)
            if signature is None and frame == "to" and governing is None:
                continue
            if mention is None:
                mention = self.nominals.single(noun, "", -1)
            possessor = mention.possessor
            if possessor is None:
                possessor = self._adjective_owner(mention)
            owner = possessor or (mention.complement if frame == "to" and mention.complement is not None and is_party(self, mention.complement) else None) or (subject if subject is None or subject.head != noun else None)
            if signature is None and possessor is None:
                owner = None
            base = held
            if effect is not None and (signature is not None):
                base = embed(held, effect, subject=subject, lemma=label, ontology=self.ontology)
                if effect.source is not None and signature.source is not None:
                    # "rejected claims that it had …": the denial is the rejecter's own claim
                    context = replace(base, weak=False, reported=True)
                    if frame == "of-gerund" or frame == "to":
                        self.clause(verb, context, subject=possessor or subject)
                    else:
                        self.clause(verb, context)
                    continue
            elif base.affirmed is False or base.modality not in ("actual",):
                # what the noun embeds does not stand or fall with the verb that governs the noun
                base = replace(base, affirmed=True) if signature is not None and signature.polarity == "negated" else base
                base = replace(base, affirmed=True)
            source = possessor if possessor is not None else (subject if signature is not None and signature.source and governing is not None and self._speaks(governing) else None)
            context = embed(base, signature, subject=source, lemma=lemma, ontology=self.ontology)
            if signature is None and context.modality == "actual":
                context = replace(context, modality="questioned" if frame == "whether" else "intended" if frame == "to" else "possible")
            if frame == "whether":
                context = replace(context, modality="questioned", affirmed=True)
            own = tree.child(verb, "nsubj", "nsubjpass")
            self.clause(verb, context, subject=None if own >= 0 else owner)

    def _speaks(self, clause: Clause) -> bool:
        return self._signature(clause.lemma, clause.label, "verb", "that", "quote") is not None or clause.lemma in ("make", "have", "issue")

    def _relative(self, k: int) -> bool:
        tree = self.tree
        first, _ = tree.edges(k)
        return tree.tags[first] in ("WDT", "WP", "WP$", "WRB")

    def _adjective_owner(self, mention: Mention) -> Mention | None:
        """Return the participant that an adjective or a name before a noun names: "American plans to …"."""
        return self.owner(mention)

    def owner(self, mention: Mention) -> Mention | None:
        tree = self.tree
        for k in tree.children[mention.head]:
            if k < mention.head and tree.deps[k] in ("amod", "compound", "nmod") and self._names_actor(k):
                return self.nominals.single(k, "possessor", mention.predicate)
        return None

    def _names_actor(self, k: int) -> bool:
        text = self.nominals.spans[k][2] if k in self.nominals.spans else self.tree.words[k]
        names = self.ontology.names.get(text, ())
        return any(name.role in ("label", "alias", "adjective", "demonym", "capital", "seat") and self.ontology.entries[name.iri].kind in ("State", "Organization", "Person", "Group") for name in names if name.iri in self.ontology.entries)

    # -- adverbials, coordination, asides, modifiers --------------------------------------------------------------------

    def _adverbials(self, clause: Clause, held: Context, arguments: Arguments) -> None:
        tree, head = self.tree, clause.head
        doer = arguments.actor if not clause.passive else arguments.agent
        for k in clause.adverbials:
            if k in self.seen or k in self.consumed:
                if k in self.consumed and k not in self.seen:
                    self.clause(k, Context(sources=held.sources[1:]))
                continue
            inner = read_clause(tree, k, self.ontology)
            marks = [tree.lower[m] for m in inner.marks] + [tree.lower[m] for m in inner.adverbs if tree.tags[m] == "WRB"]
            context = replace(held, affirmed=True, modality="actual" if held.modality != "questioned" else "actual", trail=(*held.trail, "adverbial"))
            if not tree.is_verb(k) and inner.subject < 0:
                # "uncertain about …, Oslo …"; "as president"
                self._adjective(k, context, arguments.actor, (None, None))
                continue
            if inner.infinitive and inner.subject < 0 and not (set(marks) & CONDITIONS):
                signature = self._signature(clause.lemma, clause.label, "verb", *(("passive-to", "object-to") if clause.passive else ("object-to", "to") if arguments.patient is not None else ("to",)))
                if signature is not None and k > head and not {"so", "order"} & set(tree.lower[head + 1 : k]):
                    self._adverbial_complement(k, clause, held, arguments, signature, inner)
                    continue
                purpose = replace(context, modality="intended" if held.modality in ("actual", "obligatory", "predicted", "possible", "intended") else held.modality)
                self.clause(k, purpose, subject=doer if doer is not None or not clause.passive else None)
                continue
            if "so" in marks and "that" in marks or "lest" in marks:
                self.clause(k, replace(context, modality="intended", affirmed="lest" not in marks))
                continue
            if any(word in _TEMPORAL for word in marks) and held.modality not in ("actual", "questioned") and not self._is_past(inner):
                context = replace(context, modality=held.modality if held.modality != "obligatory" else "predicted")
            if "than" in marks:
                context = replace(context, affirmed=False)
            if inner.subject < 0:
                absent = tree.tags[k] == "VBN" and not any(tree.lower[a] in ("having", "have") for a in inner.auxiliaries)
                with_passive = bool(inner.passive or absent)
                if held.modality in ("predicted", "possible", "conditional", "intended", "obligatory") and tree.tags[k] == "VBG" and k > head:
                    context = replace(context, modality=held.modality)
                if not held.affirmed and tree.tags[k] == "VBG" and k > head and held.modality == "actual":
                    context = replace(context, modality="actual")
                topic = arguments.target if clause.passive and arguments.agent is None else (arguments.target if clause.passive and k < head else doer)
                if clause.passive and topic is None:
                    topic = arguments.target
                if with_passive and not inner.passive:
                    self.clause(k, context, object_=topic, passive=True)
                elif with_passive:
                    self.clause(k, context, subject=topic)
                else:
                    self.clause(k, context, subject=topic)
            else:
                self.clause(k, context)

    def _is_past(self, clause: Clause) -> bool:
        """Whether the clause's finite verb stands in a past tense."""
        tree = self.tree
        finite = clause.auxiliaries[0] if clause.auxiliaries else clause.head
        return tree.tags[finite] == "VBD" or tree.lower[finite] in ("was", "were", "had", "did")

    def _adverbial_complement(
        self, k: int, clause: Clause, held: Context, arguments: Arguments, signature: Signature, inner: Clause
    ) -> None:
        patient = arguments.patient
        controlled = patient if signature.controller == "object" and patient is not None else arguments.actor
        if clause.passive:
            controlled = arguments.target
        context = embed(held, signature, subject=arguments.actor if not clause.passive else arguments.agent, lemma=clause.label, ontology=self.ontology)
        self.clause(k, context, subject=controlled)

    def _conjuncts(
        self,
        clause: Clause,
        held: Context,
        arguments: Arguments,
        antecedent: Mention | None,
        fronted: tuple[str | None, Mention | None],
    ) -> None:
        tree, head = self.tree, clause.head
        # coordinated clauses share what surrounds the first, not what the first says of itself
        context = self.started.get(head, held)
        for k in clause.conjuncts:
            if k in self.seen:
                continue
            if not tree.is_verb(k) and tree.child(k, "nsubj", "nsubjpass", "aux", "auxpass", "dobj") < 0:
                if tree.tags[k] in ("JJ", "RB") and clause.lemma in COPULAS:
                    self._adjective(k, held, arguments.actor, (None, None))
                else:
                    self._gapped(k, clause, held, arguments)
                continue
            inner = read_clause(tree, k, self.ontology)
            if inner.subject >= 0:
                nor = any(tree.lower[c] in ("nor", "neither") and head < c < k for c in tree.children[head])
                fresh = replace(context, affirmed=context.affirmed != nor)
                # coordinated under one conjunction ("asked whether A had … or how B would …") the mode is shared
                self.clause(k, fresh, antecedent=antecedent, main=True)
                continue
            passive_shared = clause.passive
            conjunct_passive = inner.passive or (passive_shared and tree.tags[k] == "VBN" and not inner.auxiliaries)
            self.clause(
                k,
                context,
                subject=arguments.surface,
                antecedent=antecedent,
                shared=clause,
                fronted=fronted,
                passive=conjunct_passive and tree.tags[k] == "VBN" and not inner.auxiliaries and passive_shared,
            )

    def _gapped(self, k: int, clause: Clause, held: Context, arguments: Arguments) -> None:
        """Read "and Ghana its consul", "and Kuwait to Jordan": the verb of the first clause goes without saying."""
        tree = self.tree
        if tree.tags[k] not in NOUN_TAGS or clause.subject < 0 or arguments.actor is None:
            return
        rest = [n for n in tree.children[k] if n > k and tree.deps[n] in ("appos", "dobj", "npadvmod", "prep", "dative", "nmod")]
        actor = self.participant(k, "subject", clause.head)
        if rest and tree.deps[rest[0]] in ("prep", "dative"):
            prep = tree.lower[rest[0]]
            pobj = tree.child(rest[0], "pobj")
            if pobj < 0 or not any(tree.lower[p] == prep for p, _ in clause.prepositions):
                return
            other = self.participant(pobj, "oblique", clause.head)
            gapped = replace(arguments, actor=actor, target=other, rule="gapping")
        elif rest and tree.words[rest[0] - 1] != "," and "," not in tree.words[k + 1 : rest[0]]:
            other = self.participant(rest[0], "object", clause.head)
            if arguments.theme is not None and arguments.patient is arguments.theme:
                gapped = replace(arguments, actor=actor, theme=other, rule="gapping")
            else:
                gapped = replace(arguments, actor=actor, target=other, rule="gapping")
        else:
            return
        actor.appositions = tuple(m for m in actor.appositions if m.head != rest[0])
        self.state(clause, held, gapped, None, None)

    def _asides(self, clause: Clause, held: Context) -> None:
        for k in clause.asides:
            if k in self.seen or not self.tree.is_verb(k):
                continue
            if self.tree.deps[k] in ("relcl", "acl") and clause.attribute >= 0:
                self.modifier(k, clause.attribute, held)
            else:
                self.clause(k, Context(sources=held.sources))

    def _modifiers(self, clause: Clause, held: Context, arguments: Arguments) -> None:
        """Read the relative and reduced relative clauses of every noun of this clause."""
        tree = self.tree
        stack = [k for k in tree.children[clause.head] if k not in self.seen and not (tree.is_verb(k) and tree.deps[k] in ("conj", "ccomp", "xcomp", "advcl", "parataxis", "csubj", "csubjpass"))]
        if clause.clausal_subject >= 0 and clause.clausal_subject not in self.seen:
            self._clausal_subject(clause, held)
        while stack:
            k = stack.pop(0)
            for n in tree.children[k]:
                if n in self.seen:
                    continue
                if tree.deps[n] in ("relcl", "acl") and (tree.is_verb(n) or tree.child(n, "nsubj") >= 0):
                    self._clauses_of_noun(k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause)
                    if n not in self.seen:
                        self.modifier(n, k, held, arguments.actor if k != clause.subject else None)
                elif tree.deps[n] == "prep" and tree.child(n, "pcomp") >= 0:
                    self._clauses_of_noun(k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause)
                    verb = tree.child(n, "pcomp")
                    if verb not in self.seen:
                        self.gerund(n, verb, replace(held, modality="possible"), None, None)
                elif tree.is_verb(n) and tree.deps[n] in ("ccomp", "xcomp", "advcl", "conj", "pcomp") and tree.child(n, "nsubj", "dobj", "mark", "aux") >= 0:
                    self._clauses_of_noun(k, replace(held, affirmed=True), arguments.actor, None, clause.label, clause)
                    if n not in self.seen:
                        self.clause(n, replace(held, affirmed=True))
                elif not (tree.is_verb(n) and tree.deps[n] == "amod"):
                    stack.append(n)

    def _clausal_subject(self, clause: Clause, held: Context) -> None:
        tree, k = self.tree, clause.clausal_subject
        inner = read_clause(tree, k, self.ontology)
        modality = held.modality
        what = inner.object if inner.object >= 0 else inner.subject
        if clause.lemma == "be" and clause.attribute >= 0 and what >= 0 and tree.lower[what] == "what":
            # "What the rebels fear is starvation"
            inner_object = self.participant(clause.attribute, "object", k)
            self.clause(k, replace(held, affirmed=True), antecedent=inner_object)
            return
        if self._wh(k, inner) and any(tree.lower[t] == "whether" for t in range(*tree.edges(k))):
            self.clause(k, replace(held, affirmed=True, modality="questioned"))
        elif inner.subject < 0 and (inner.infinitive or tree.tags[k] == "VBG") and modality == "actual":
            self.clause(k, replace(held, affirmed=True, modality="actual" if tree.tags[k] == "VBG" and not inner.infinitive and tree.tags[clause.head] == "VBD" else "possible"))
        else:
            self.clause(k, replace(held, affirmed=True))

    def modifier(self, k: int, noun: int, held: Context, doer: Mention | None = None) -> None:
        """Read a relative or reduced relative clause of a noun: its gap is the noun."""
        tree = self.tree
        if k in self.seen:
            return
        head = noun
        if tree.deps[noun] == "appos" and tree.tags[tree.heads[noun]] in ("NNP", "NNPS") and tree.tags[noun] not in ("NNP", "NNPS"):
            head = tree.heads[noun]  # "Bae, a Korean-American who was released"
        if any(tree.lower[n] == "who" for n in tree.children[k]) and tree.deps[noun] == "pobj" and not self._can_be_who(noun):
            # "negotiators from Mercosur, who had drafted"
            above = tree.heads[tree.heads[noun]]
            if tree.tags[above] in NOUN_TAGS and self._can_be_who(above):
                head = above
        mention = self.nominals.phrase(head, "", -1) if self._modifies_all(k, noun) else self.nominals.single(head, "", -1)
        if mention.form == "nominal" and not mention.members:
            named = [m for m in mention.appositions if m.form == "name" and not m.negative]
            del named
        context = replace(held, affirmed=True, modality="actual" if held.modality not in ("questioned", "conditional") else "actual", trail=(*held.trail, "relative"))
        if self._hypothetical(noun, held):
            context = replace(context, modality="possible")
        inner = read_clause(tree, k, self.ontology)
        if tree.deps[k] == "acl" or (inner.subject < 0 and not self._relative(k)):
            if inner.infinitive:
                intended = replace(context, modality="intended" if context.modality == "actual" else context.modality)
                if inner.object < 0 and not inner.passive and not inner.prepositions and not inner.open_complements:
                    self.clause(k, intended, subject=doer, object_=mention)
                elif is_party(self, mention) or doer is None or inner.passive:
                    self.clause(k, intended, subject=mention if is_party(self, mention) or inner.passive else None)
                else:
                    self.clause(k, intended, subject=doer)
                return
            if tree.tags[k] in ("VBN", "VBD") and not inner.auxiliaries:
                self.clause(k, context, object_=mention, passive=True)
                return
            self.clause(k, context, subject=mention)
            return
        gap_object = self._object_gap(inner, k)
        if gap_object and inner.object < 0:
            # "a lever they cannot afford to cede": the gap lies in the innermost infinitive
            deepest, last = inner, k
            while deepest.open_complements and self.tree.is_verb(deepest.open_complements[0]):
                last = deepest.open_complements[0]
                deepest = read_clause(tree, last, self.ontology)
                if deepest.object >= 0:
                    last = k
                    break
            if last != k:
                self.gaps[last] = mention
                gap_object = False
        self.clause(k, context, antecedent=mention, object_=mention if gap_object else None)

    def _can_be_who(self, noun: int) -> bool:
        words = self.ontology.words
        lemma = self.tree.lemmas[noun].lower()
        return self.tree.entities[noun] in ("PERSON", "NORP") or lemma in words.get("group-noun", ()) or lemma in words.get("person-noun", ())

    def _modifies_all(self, k: int, noun: int) -> bool:
        tree = self.tree
        if any(m.negative for m in self.nominals.single(noun, "", -1).appositions):
            return True
        later = [n for n in tree.children[noun] if tree.deps[n] == "conj" and n < k]
        return bool(later)

    def _hypothetical(self, noun: int, held: Context) -> bool:
        """Whether an indefinite noun under an unreal clause need not exist, so that its modifiers state nothing."""
        if held.modality == "actual" and held.affirmed:
            return False
        tree = self.tree
        determiners = [tree.lower[k] for k in tree.children[noun] if tree.deps[k] in ("det", "poss")]
        if tree.tags[noun] in ("NNP", "NNPS") or noun in self.nominals.spans:
            return False
        return not any(word in ("the", "this", "that", "these", "those") for word in determiners) and tree.child(noun, "poss") < 0

    def _object_gap(self, inner: Clause, k: int) -> bool:
        """Whether the relative clause lacks an object that its antecedent fills."""
        tree = self.tree
        if inner.subject < 0 or self.tree.lemmas[self.tree.heads[k]].lower() in ("time", "day", "year", "moment", "way", "reason", "place", "extent", "degree", "period", "month", "week", "point"):
            return False
        if inner.object >= 0 and tree.tags[inner.object] not in ("WDT", "WP"):
            receives = inner.lemma in self.ontology.words.get("recipient-verb", ()) and inner.dative < 0
            return receives and is_party(self, self.nominals.phrase(inner.object, "object", k)) and tree.tags[inner.subject] not in ("WDT", "WP") and tree.lower[inner.subject] != "that"
        if tree.tags[inner.subject] in ("WDT", "WP") or tree.lower[inner.subject] == "that":
            return False
        if inner.object >= 0:
            return True
        first, _ = tree.edges(k)
        if tree.tags[first] in ("WRB", "WP$", "IN") and tree.lower[first] != "that":
            return False
        if any(tree.tags[t] == "WP$" for t in range(first, inner.subject)):
            return False
        return not inner.passive and not inner.finite_complements

    # -- fragments and headlines -----------------------------------------------------------------------------------------

    def fragment(self, root: int, context: Context) -> None:
        """Read a sentence without a finite main verb: "Turkey to sell drones", "Opposition leader jailed in Minsk"."""
        tree = self.tree
        mention = self.nominals.phrase(root, "subject", root) if tree.tags[root] in NOUN_TAGS or root in self.nominals.spans else None
        for k in tree.children[root]:
            if k in self.seen:
                continue
            dep = tree.deps[k]
            if tree.is_verb(k) and dep in ("acl", "relcl", "xcomp", "advcl", "ccomp") and mention is not None:
                inner = read_clause(tree, k, self.ontology)
                short = self._is_headline()
                if inner.infinitive and inner.subject < 0 and short and k == root + 2 + (1 if tree.lower[root + 1 : root + 2] == ["not"] else 0):
                    self.clause(k, replace(context, modality="predicted"), subject=mention)
                elif tree.tags[k] == "VBN" and not inner.auxiliaries and inner.subject < 0:
                    self.clause(k, context, object_=mention, passive=True)
                elif inner.subject >= 0:
                    self.modifier(k, root, context) if dep in ("relcl", "acl") else self.clause(k, context)
                elif not inner.infinitive:
                    self.clause(k, context, subject=mention)
                else:
                    self._clauses_of_noun(root, context, None, None, "", None)
            elif tree.is_verb(k) and dep in ("conj", "parataxis", "ccomp", "dep", "appos"):
                self.clause(k, context, main=True)
        self.contexts.setdefault(root, context)

    def _is_headline(self) -> bool:
        tree = self.tree
        return tree.sentence.kind == "heading" or tree.words[-1] not in (".", "!", '"')

    # -- times ---------------------------------------------------------------------------------------------------------

    def _place_times(self) -> None:
        """Hang each time expression on the word that governs it."""
        tree = self.tree
        for time in self.times:
            governor = -1
            for i in range(time.first, min(time.last, tree.size - 1) + 1):
                head = tree.heads[i]
                if (head < time.first or head > time.last) and tree.tags[i] != ",":
                    governor = head
                    break
            if governor < 0:
                continue
            seen = 0
            while tree.tags[governor] in ("IN", "TO") and tree.heads[governor] != governor and seen < 4:
                governor = tree.heads[governor]
                seen += 1
            self.governed.setdefault(governor, []).append((time.first, time.edtf))

    def time_of(self, clause: Clause) -> str | None:
        """Return the EDTF time that the clause or one of its nouns bears, the earliest in text order first."""
        own = self.governed.get(clause.head)
        if own:
            return own[0][1]
        tree = self.tree
        for k in clause.auxiliaries:
            if k in self.governed:
                return self.governed[k][0][1]
        stack = [k for k in tree.children[clause.head] if not tree.is_verb(k) or tree.deps[k] in ("amod",)]
        for k in stack:
            if k in self.governed and not self._is_event(k):
                return self.governed[k][0][1]
            if tree.deps[k] in ("prep", "agent", "dative", "dobj", "attr", "nsubj", "nsubjpass", "npadvmod", "advmod"):
                for n in tree.children[k]:
                    if tree.is_verb(n) or tree.deps[n] in ("appos", "conj"):
                        continue
                    if n in self.governed and not self._is_event(n):
                        return self.governed[n][0][1]
                    if tree.deps[n] == "prep":
                        for deeper in tree.children[n]:
                            if deeper in self.governed and not tree.is_verb(deeper) and not self._is_event(deeper):
                                return self.governed[deeper][0][1]
        return None

    def _is_event(self, k: int) -> bool:
        return self.tree.tags[k] in NOUN_TAGS and self.tree.lemmas[k].lower() in self.ontology.events and (
            self.tree.child(k, "poss") >= 0 or any(self.tree.lower[n] in ("between", "of", "on", "against") for n in self.tree.children[k])
        )

    def _fronted_time(self, clause: Clause) -> bool:
        edge = clause.subject if clause.subject >= 0 else clause.head
        tokens = [t for t, _ in self.governed.get(clause.head, ())]
        if tokens:
            return tokens[0] < edge
        first = min((t for rows in self.governed.values() for t, _ in rows), default=self.tree.size)
        return first < edge

    def _after_subject(self, clause: Clause, place: Mention) -> bool:
        return clause.subject >= 0 and place.head > clause.subject

    # -- stating -------------------------------------------------------------------------------------------------------

    def state(self, clause: Clause, held: Context, arguments: Arguments, time: str | None, place: Mention | None) -> None:
        """Add the claim of a clause, or hold it back with the reason."""
        tree, head = self.tree, clause.head
        actor, target, theme = arguments.actor, arguments.target, arguments.theme
        label = arguments.label or clause.label
        if clause.passive:
            actor = arguments.agent
        if actor is None and target is None and theme is None:
            self.hold(head, "no participant")
            return
        if actor is None and clause.lemma in COPULAS and not clause.passive:
            self.hold(head, "copula without a subject")
            return
        if clause.lemma == "do" and clause.particle < 0 and (target is None or target.form == "pronoun"):
            self.hold(head, "stands for another verb")
            return
        if clause.lemma in COPULAS and label == clause.lemma and target is None:
            self.hold(head, "copula without a noun")
            return
        action = self.ontology.actions.get(label)
        exchange = arguments.exchange
        begin, end = tree.begins[head], tree.ends[head]
        for k in clause.auxiliaries:
            if head - 4 <= k < head:
                begin = min(begin, tree.begins[k])
        if clause.particle > head:
            end = max(end, tree.ends[clause.particle]) if clause.particle - head <= 2 else end
        for one_actor, one_target, one_theme, flip in self._split(actor, target, theme, arguments):
            context = held if not flip else replace(held, affirmed=not held.affirmed)
            self.claims.append(
                Claim(
                    sentence=tree.number,
                    action=label,
                    class_=action.class_ if action else None,
                    act_begin=begin,
                    act_end=end,
                    actor=one_actor,
                    target=one_target,
                    theme=one_theme,
                    polarity=context.polarity,
                    modality=context.modality,
                    source=context.sources,
                    time=time,
                    place=place,
                    exchange=exchange,
                    rule=" > ".join((*context.trail, arguments.rule)),
                    predicate=head,
                    doubt=arguments.doubt,
                )
            )

    def _split(
        self, actor: Mention | None, target: Mention | None, theme: Mention | None, arguments: Arguments
    ) -> list[tuple[Mention | None, Mention | None, Mention | None, bool]]:
        """Part off members that are negated on their own ("Norway, not Sweden") and what goes respectively."""
        if arguments.respectively and actor is not None and target is not None and len(actor.members) == len(target.members) > 1:
            return [(a, t, theme, False) for a, t in zip(actor.members, target.members, strict=True)]
        if actor is not None and actor.members:
            positive = tuple(m for m in actor.members if not m.negative)
            negative = tuple(m for m in actor.members if m.negative)
            if positive and negative:
                rows: list[tuple[Mention | None, Mention | None, Mention | None, bool]] = [(m, target, theme, False) for m in positive]
                rows += [(m, target, theme, True) for m in negative]
                return rows
        if target is not None and target.members:
            positive = tuple(m for m in target.members if not m.negative)
            negative = tuple(m for m in target.members if m.negative)
            if positive and negative:
                return [(actor, m, theme, False) for m in positive] + [(actor, m, theme, True) for m in negative]
        return [(actor, target, theme, False)]

    def hold(self, head: int, reason: str) -> None:
        """Account for a predicate that makes no statement of its own."""
        tree = self.tree
        self.held_back.append(HeldBack(self.document, tree.begins[head], tree.ends[head], tree.words[head], reason))


def dep_is_verb(tree: Tree, n: int) -> bool:
    """Whether `n` is a verb in an open complement."""
    return tree.deps[n] == "xcomp" and tree.tags[n] in VERB_TAGS
