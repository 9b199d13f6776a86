#!/bin/sh
# Make everything in generator/matching/model: weigh words, train, export, and calibrate.
set -eu
cd "$(dirname "$0")"

model=../generator/matching/model

python lexical.py --out "$model"
python train_encoder.py --out build/final
python export_encoder.py build/final --out "$model"
python known_kinds.py --out "$model"
python advice.py --out "$model"
python calibrate.py --out "$model"
