#!/bin/sh
# Make everything in generator/matching/model: weigh words, train, export, and calibrate.
set -eu
cd "$(dirname "$0")"

model=../generator/matching/model

python lexical.py --out "$model"
python train_encoder.py --out build/final
python export_encoder.py build/final --out "$model"
python known_kinds.py --out "$model"
python sayings.py --out "$model/.."
python judge.py --out "$model"
python calibrate.py --out "$model"

# The variant for very large inputs.
python static_vectors.py --out "$model"
python known_kinds.py --static --out "$model"
python judge.py --static --out "$model"
python calibrate.py --static --out "$model"
