"""The same pipeline, quicker: words that were met before are looked up, and matrices multiplied by NumPy's BLAS.

Two thirds of spaCy's time go into two `Tok2Vec` models (one for tagger and parser, one for names), and most of that into matrix products,
which thinc gives to BLIS; OpenBLAS, which comes with NumPy, is two to three times as fast on one core. The first part of a `Tok2Vec` depends
on nothing but the word, so that its result is kept from one text to the next.

A text must give the same parse to the last bit, whatever it is parsed with. BLIS computes a row of a product in the same way wherever
it stands; OpenBLAS does not. So no call of OpenBLAS has rows of two texts, and what is remembered was computed by BLIS.

Parser and names begin with one more such product, of a text's vectors with the weights of all features of a state; theirs is computed in
the same way. What is left to BLIS are the small products of single steps, which spaCy calls from C.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model
    from threadpoolctl import ThreadpoolController

    Floats = NDArray[np.float32]

MOST_WORDS = 10_000  # remembered at a time, at 400 bytes each

# thinc names a model by its layers: this is spaCy's MultiHashEmbed before a MaxoutWindowEncoder
_EMBEDDING = r"extract_features>>list2ragged>>with_array\(H(?:\|H)*\)>>with_array\(M\)>>ragged2list"
_WINDOW = r"residual\(expand_window>>M\)"
_TOK2VEC = re.compile(
    rf"{_EMBEDDING}>>with_array\({_WINDOW}(?:>>{_WINDOW})*\)".replace("H", "ints-getitem>>hashembed").replace(
        "M", "maxout>>layernorm>>dropout"
    )
)


def quicken(pipeline: Language) -> None:
    """Replace each Tok2Vec of a pipeline by one that gives the same for less; one of another architecture stays as it is."""
    for _, component in pipeline.pipeline:
        model: Any = getattr(component, "model", None)
        if not hasattr(model, "walk"):
            continue
        if _TOK2VEC.fullmatch(model.name):
            component.model = _quick(model)  # type: ignore[attr-defined]
            continue
        for node in list(model.walk()):
            node.layers[:] = [_quick(layer) if _TOK2VEC.fullmatch(layer.name) else layer for layer in node.layers]
        if model.name == "parser_model" and model.layers[1].name == "precomputable_affine":
            model.layers[:2] = _quick_features(*model.layers[:2])


def _quick(model: Model[Any, Any]) -> Model[Any, Any]:
    """Return a model that infers what a Tok2Vec infers, and cannot be trained."""
    from thinc.api import Model

    windows = model.layers[1].layers[0]
    layers = [_Window(each) for each in (windows.layers if ">>residual" in windows.name else [windows])]
    embed, pad = _Embedding(model.layers[0]), model.layers[1].attrs["pad"]

    def forward(_: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:
        if is_train:
            raise RuntimeError("this pipeline is for reading; load it with spaCy to train it")
        if not docs:
            return [], None
        with _threads().limit(limits=1, user_api="blas"):
            return _encode(embed(docs), layers, pad), None

    refs: dict[str, Model[Any, Any] | None] = {"embed": model.layers[0], "encode": model.layers[1]}
    return Model("quick-tok2vec", forward, layers=model.layers, dims={"nO": model.get_dim("nO")}, refs=refs)


def _quick_features(vectors: Model[Any, Any], affine: Model[Any, Any]) -> list[Model[Any, Any]]:
    """Return what gives the vectors of texts, and what multiplies them with the weights of a transition parser's features, text by text."""
    from thinc.api import Model

    sizes: list[int] = []  # of the texts whose vectors are multiplied next
    names = ("nF", "nO", "nP", "nI")
    features, outputs, pieces, inputs = (affine.get_dim(name) for name in names)
    pad: Floats = np.asarray(affine.get_param("pad"))[0]
    weights: Floats = np.ascontiguousarray(np.asarray(affine.get_param("W")).reshape(-1, inputs).T)

    def forward_vectors(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Floats, Any]:
        sizes[:] = map(len, docs)
        found: tuple[Floats, Any] = model.layers[0](docs, is_train)
        return found

    def forward(_: Model[Any, Any], x: Floats, is_train: bool) -> tuple[Floats, Any]:
        if is_train or sum(sizes) != len(x):
            made: tuple[Floats, Any] = affine(x, is_train)
            return made
        product = np.empty((len(x) + 1, weights.shape[1]), np.float32)
        end = 0
        with _threads().limit(limits=1, user_api="blas"):
            for size in sizes:
                begin, end = end, end + size
                np.dot(x[begin:end], weights, out=product[begin + 1 : end + 1])
        y = product.reshape(-1, features, outputs, pieces)
        y[0] = pad
        return y, None

    params: dict[str, Any] = {name: affine.get_param(name) for name in ("W", "b", "pad")}
    dims: dict[str, int | None] = {name: affine.get_dim(name) for name in names}
    return [
        Model("sized-vectors", forward_vectors, layers=[vectors]),
        Model("quick-affine", forward, dims=dims, params=params),
    ]


@cache
def _threads() -> ThreadpoolController:
    """The threads of the linear algebra: more than one only wait for each other on texts of usual length."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


class _Embedding:
    """Vectors of words by their features alone."""

    def __init__(self, model: Model[Any, Any]) -> None:
        extract, _, hashes, mix, _ = model.layers
        self._columns = extract.attrs["columns"]
        self._layers = hashes.layers[0], mix.layers[0]
        # random odd numbers make one key of a word's features; among 10,000 words two share one by a chance of 10^-11
        dice = np.random.default_rng(0)
        self._factors = dice.integers(1, 2**63, size=len(self._columns), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
        self._known: dict[int, int] = {}
        self._vectors: Floats = np.empty((0, model.get_dim("nO")), np.float32)

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        """Return an array of tokens × width for each document."""
        width = len(self._columns)
        table = np.concatenate([doc.to_array(self._columns).reshape(len(doc), width) for doc in docs]).astype(np.uint64)
        keys, first, inverse = np.unique((table * self._factors).sum(axis=1), return_index=True, return_inverse=True)
        rows = self._find_rows(keys.tolist(), table[first])
        return np.split(self._vectors[rows[inverse]], np.cumsum([len(doc) for doc in docs])[:-1])

    def _find_rows(self, keys: list[int], table: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return where the vectors of words stand that have these keys and features; those of new words are computed."""
        known = self._known
        if len(known) + len(keys) > MOST_WORDS:
            known.clear()
            self._vectors = self._vectors[:0]
        missing = [place for place, key in enumerate(keys) if key not in known]
        if missing:
            hashes, mix = self._layers
            self._vectors = np.concatenate([self._vectors, mix.predict(hashes.predict(table[missing]))])
            known.update((keys[place], row) for row, place in enumerate(missing, len(known)))
        return np.array([known[key] for key in keys], dtype=np.int64)


class _Window:
    """One layer of the encoder: a token's vector and its neighbours' through Maxout and layer normalisation."""

    def __init__(self, model: Model[Any, Any]) -> None:
        maxout, norm = (next(one for one in model.walk() if one.name == name) for name in ("maxout", "layernorm"))
        weights: NDArray[np.float32] = np.asarray(maxout.get_param("W"))  # width × pieces × 3 width
        self.width, self.pieces, inputs = weights.shape
        # the first pieces of all, then the second …: the greatest is then found between whole blocks
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        self.bias: Floats = np.ascontiguousarray(np.asarray(maxout.get_param("b")).T)
        self.scale: Floats = np.asarray(norm.get_param("G"))
        self.shift: Floats = np.asarray(norm.get_param("b"))


def _encode(rows: list[Floats], layers: list[_Window], pad: int) -> list[Floats]:
    """Return the rows of each text as the layers leave them; `pad` rows of zeros stand before and after each text."""
    sizes = [len(each) + 2 * pad for each in rows]
    ends = np.cumsum(sizes).tolist()
    spans = [(end - size, end) for size, end in zip(sizes, ends, strict=True)]
    width = layers[0].width
    x = np.zeros((ends[-1], width), np.float32)
    for (begin, end), each in zip(spans, rows, strict=True):
        x[begin + pad : end - pad] = each
    window = np.zeros((len(x), 3 * width), np.float32)
    product = np.empty((len(x), layers[0].weights.shape[1]), np.float32)
    for layer in layers:
        window[1:, :width] = x[:-1]
        window[:, width : 2 * width] = x
        window[:-1, 2 * width :] = x[1:]
        for begin, end in spans:
            np.dot(window[begin:end], layer.weights, out=product[begin:end])
        x += _normalize(_find_greatest(product, layer), layer)
    return [x[begin + pad : end - pad] for begin, end in spans]


def _find_greatest(product: Floats, layer: _Window) -> Floats:
    """Return the greatest of the pieces of each output, with its bias."""
    blocks: list[Floats] = [
        product[:, n * layer.width : (n + 1) * layer.width] + layer.bias[n] for n in range(layer.pieces)
    ]
    greatest = blocks[0]
    for block in blocks[1:]:
        np.maximum(greatest, block, out=greatest)
    return greatest


def _normalize(x: Floats, layer: _Window) -> Floats:
    """Return rows with mean 0 and variance 1, then scaled and shifted."""
    x -= x.mean(axis=1, keepdims=True)
    variance = (x * x).mean(axis=1, keepdims=True) + np.float32(1e-8)
    x *= variance ** np.float32(-0.5)
    x *= layer.scale
    x += layer.shift
    return x
