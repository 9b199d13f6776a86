"""Export trained weights as the shipped encoder: a small ONNX file and its tokenizer."""

import argparse
import tempfile
from pathlib import Path

import onnx
from corpus import load_corpus
from graph import build_model
from minilm import MAX_TOKENS, base_folder, encode, load_model, load_tokenizer
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import PreTrainedModel
from vocabulary import prune

from generator.matching.encoder import ShippedEncoder

LEAST_MEAN_COSINE = 0.97
# Every so many passages are enough to see whether the 8-bit vectors stray.
SAMPLED = 20
WORDS = "embeddings.word_embeddings.weight"


def export(model: PreTrainedModel, out: Path) -> None:
    """Write encoder.onnx, with 8-bit weights, and tokenizer.json."""
    pruned = prune((base_folder() / "tokenizer.json").read_text(encoding="utf-8"), MAX_TOKENS)
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    weights[WORDS] = weights[WORDS][list(pruned.kept)]
    layers = model.config.num_hidden_layers
    out.mkdir(parents=True, exist_ok=True)
    quantise(build_model(weights, layers=layers, positions=MAX_TOKENS), out / "encoder.onnx")
    (out / "tokenizer.json").write_text(pruned.tokenizer, encoding="utf-8")


def quantise(model: onnx.ModelProto, path: Path) -> None:
    """Store every weight table in 8 bits, that of the word pieces too."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            path,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            # Seven bits keep sums from overflowing on processors without 8-bit dot products, so
            # that an old laptop merges the same tips as a new one.
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


def compare(model: PreTrainedModel, folder: Path) -> float:
    """Return the mean cosine of exported and trained vectors over some of the corpus's passages."""
    texts = [passage for kind in load_corpus().kinds for passage in kind.passages][::SAMPLED]
    trained = encode(model, load_tokenizer(), texts)
    return float((trained * ShippedEncoder(folder, threads=2).encode(texts)).sum(axis=1).mean())


def main() -> None:
    """Read the options, export, and fail if the 8-bit vectors stray from the trained ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="folder that train_encoder.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = load_model(options.weights).eval()
    export(model, options.out)
    for name in ("encoder.onnx", "tokenizer.json"):
        print(f"{name} {(options.out / name).stat().st_size:,} bytes")
    cosine = compare(model, options.out)
    print(f"mean cosine of 8-bit and trained vectors {cosine:.4f}")
    if cosine < LEAST_MEAN_COSINE:
        raise SystemExit(f"below {LEAST_MEAN_COSINE}: not fit to ship")


if __name__ == "__main__":
    main()
