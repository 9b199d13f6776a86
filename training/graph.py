"""Write the encoder as an ONNX graph, pooling and length included.

Written by hand rather than traced: the same weights then give the same bytes, and no node carries
names or paths of the machine that made it.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8  # read by onnxruntime 1.12 and later
HEADS = 12
MASKED = -10000.0


class Graph:
    """The nodes and constants written so far; names count up, so that they never depend on luck."""

    def __init__(self) -> None:
        """Start with nothing written."""
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Add a node with one output and return the output's name."""
        output = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def constant(self, value: np.ndarray | Sequence[int] | float, name: str = "") -> str:
        """Add a constant and return its name; whole numbers become int64, others float32."""
        array = np.asarray(value)
        array = array.astype(np.int64 if array.dtype.kind == "i" else np.float32)
        name = name or f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def dense(self, inputs: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Add a linear layer whose weight has one row an output, as PyTorch keeps it."""
        product = self.node("MatMul", inputs, self.constant(weight.T))
        return self.node("Add", product, self.constant(bias))

    def normed(self, inputs: str, weights: Mapping[str, np.ndarray], name: str) -> str:
        """Add a layer normalisation."""
        scale, bias = (self.constant(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", inputs, scale, bias, axis=-1, epsilon=1e-12)


def build_model(
    weights: Mapping[str, np.ndarray], *, layers: int, positions: int
) -> onnx.ModelProto:
    """Return the model: input_ids and attention_mask in, one unit vector a text out."""
    graph = Graph()
    weight_of = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    hidden = _embed(graph, weights, positions)
    bias = _mask_bias(graph, weight_of)
    for number in range(layers):
        hidden = _layer(graph, weights, f"encoder.layer.{number}", hidden, bias)
    _pool(graph, hidden, weight_of)
    size = weights["embeddings.LayerNorm.bias"].shape[0]
    text = ["batch", "tokens"]
    proto = helper.make_graph(
        graph.nodes,
        "encoder",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, text),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, text),
        ],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", size])],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(proto, opset_imports=opsets, producer_name="tipdeck")
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def _embed(graph: Graph, weights: Mapping[str, np.ndarray], positions: int) -> str:
    words = graph.constant(weights["embeddings.word_embeddings.weight"], "words")
    # Every text is one segment, so its segment vector is folded into the positions.
    places = weights["embeddings.position_embeddings.weight"][:positions]
    places = graph.constant(places + weights["embeddings.token_type_embeddings.weight"][:1])
    shape = graph.node("Shape", "input_ids", start=1, end=2)
    here = graph.node("Slice", places, graph.constant([0]), shape, graph.constant([0]))
    both = graph.node("Add", graph.node("Gather", words, "input_ids"), here)
    return graph.normed(both, weights, "embeddings.LayerNorm")


def _mask_bias(graph: Graph, weight_of: str) -> str:
    """Return what is added to attention scores, so that padding gets no attention."""
    missing = graph.node("Sub", graph.constant(1.0), weight_of)
    bias = graph.node("Mul", missing, graph.constant(MASKED))
    return graph.node("Unsqueeze", bias, graph.constant([1, 2]))


def _layer(
    graph: Graph, weights: Mapping[str, np.ndarray], name: str, hidden: str, bias: str
) -> str:
    """Add one transformer layer."""
    seen = _attention(graph, weights, f"{name}.attention", hidden, bias)
    seen = graph.normed(
        graph.node("Add", seen, hidden), weights, f"{name}.attention.output.LayerNorm"
    )
    inner = graph.dense(seen, *_linear(weights, f"{name}.intermediate.dense"))
    outer = graph.dense(_gelu(graph, inner), *_linear(weights, f"{name}.output.dense"))
    return graph.normed(graph.node("Add", outer, seen), weights, f"{name}.output.LayerNorm")


def _attention(
    graph: Graph, weights: Mapping[str, np.ndarray], name: str, hidden: str, bias: str
) -> str:
    size = weights["embeddings.LayerNorm.bias"].shape[0]
    split = graph.constant([0, 0, HEADS, size // HEADS])
    orders = {"query": [0, 2, 1, 3], "key": [0, 2, 3, 1], "value": [0, 2, 1, 3]}
    query, key, value = (
        graph.node(
            "Transpose",
            graph.node(
                "Reshape", graph.dense(hidden, *_linear(weights, f"{name}.self.{part}")), split
            ),
            perm=order,
        )
        for part, order in orders.items()
    )
    scale = graph.constant(1 / math.sqrt(size // HEADS))
    scores = graph.node("Mul", graph.node("MatMul", query, key), scale)
    shares = graph.node("Softmax", graph.node("Add", scores, bias), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", shares, value), perm=[0, 2, 1, 3])
    joined = graph.node("Reshape", mixed, graph.constant([0, 0, size]))
    return graph.dense(joined, *_linear(weights, f"{name}.output.dense"))


def _gelu(graph: Graph, inputs: str) -> str:
    """Add the exact GELU, in the form that onnxruntime recognises and fuses."""
    erf = graph.node("Erf", graph.node("Div", inputs, graph.constant(math.sqrt(2.0))))
    product = graph.node("Mul", inputs, graph.node("Add", erf, graph.constant(1.0)))
    return graph.node("Mul", product, graph.constant(0.5))


def _pool(graph: Graph, hidden: str, weight_of: str) -> None:
    """Take the mean over the tokens that are text, and make its length 1."""
    shares = graph.node("Unsqueeze", weight_of, graph.constant([2]))
    # The mean's divisor cancels out when the length is made 1.
    total = graph.node(
        "ReduceSum", graph.node("Mul", hidden, shares), graph.constant([1]), keepdims=0
    )
    length = graph.node("ReduceL2", total, axes=[1], keepdims=1)
    graph.nodes.append(helper.make_node("Div", [total, length], ["embedding"], name="embedding"))


def _linear(weights: Mapping[str, np.ndarray], name: str) -> tuple[np.ndarray, np.ndarray]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]
