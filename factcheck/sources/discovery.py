"""`discover`: the newest file of a release, or all of a series, found on the publisher's page by the rules of a declaration."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from factcheck.safety.downloads import PageRead
from factcheck.sources.assets import Asset, ambiguous, chosen_by, date_told, newest, not_found
from factcheck.sources.finding import Find
from factcheck.sources.listings import Reading, govuk_assets, link_assets, ons_assets, police_assets

WAYS: dict[str, Callable[[Find, str, Reading], list[Asset]]] = {
    "govuk-content": govuk_assets,
    "ons-dataset": ons_assets,
    "police-api": police_assets,
    "links": link_assets,
}


def discover(find: Find, landing_page: str, *, get_json: Callable[[str], Any], get_page: Callable[[str], PageRead]) -> list[Asset]:
    """The assets that a declaration wants, newest first: exactly one, or every one that matches where `all` is true.

    `get_json` and `get_page` take an address and give the parsed JSON, or the HTML with its address after redirects. Raises
    `FactcheckError` with exit code 4: asset-not-found and asset-ambiguous, with the titles found and the line to change; source-drift
    where a listing has another shape.
    """
    page = find.page or landing_page
    offered = WAYS[find.by](find, page, Reading(get_json=get_json, get_page=get_page))
    matching = [_dated(find, asset) for asset in offered if _matches(find, asset)]
    if not matching:
        raise not_found(offered, line=chosen_by(find), where=page)
    if find.all:
        return sorted(matching, key=_newness, reverse=True)
    return [_only(find, matching, page)]


def _matches(find: Find, asset: Asset) -> bool:
    return all(re.search(pattern or "", text) for pattern, text in ((find.title, asset.title), (find.file, asset.file_name)))


def _dated(find: Find, asset: Asset) -> Asset:
    """The asset with the date in its name, which is its own: a page is updated when any of its files is."""
    if not find.date_in_file:
        return asset
    return replace(asset, published=date_told(find.date_in_file, asset.file_name, where=asset.url))


def _only(find: Find, matching: list[Asset], page: str) -> Asset:
    line = chosen_by(find)
    if find.date_in_file:
        return newest(matching, dated=lambda asset: asset.published, line=line, where=page)
    if find.by == "police-api":
        return newest(matching, dated=lambda asset: asset.file_name, line=line, where=page)
    if len(matching) > 1:
        raise ambiguous(matching, line=line, where=page)
    return matching[0]


def _newness(asset: Asset) -> tuple[str, str]:
    return asset.published, asset.file_name
