"""The files of the open API, which other sites read: JSON, its schemas, and cards as HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import BaseModel

from generator.website.addresses import API_DATA, card_data_path
from generator.website.api.answers import Answers
from generator.website.api.models import SCHEMAS
from generator.website.site_build import SiteBuild, SiteFile


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield every file of the API."""
    answers = Answers(build)
    yield SiteFile(f"{API_DATA}index.json", as_json(answers.index()))
    yield SiteFile(f"{API_DATA}cards.json", as_json(answers.all_cards()))
    yield SiteFile(f"{API_DATA}checklists.json", as_json(answers.checklists()))
    yield SiteFile(f"{API_DATA}topics.json", as_json(answers.topics()))
    for id_ in answers.card_ids():
        card = answers.one_card(id_)
        yield SiteFile(card_data_path(id_), as_json(card))
        yield SiteFile(card_data_path(id_, "html"), answers.fragment(card) + "\n")
    for name, model in SCHEMAS.items():
        path = f"{API_DATA}schema/{name}.json"
        yield SiteFile(path, _schema(model, build.site_url and f"{build.site_url}{path}"))


def as_json(answer: BaseModel) -> str:
    """Return an answer as it stands in its file; what has no value is left out."""
    return answer.model_dump_json(indent=2, by_alias=True, exclude_none=True) + "\n"


def _schema(model: type[BaseModel], address: str) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= {"$id": address} if address else {}
    schema |= model.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
