"""Makes the `Catalogue` from the pages in data/catalogue, once a process."""

from functools import lru_cache
from pathlib import Path

from factcheck.catalogue.area_pages import areas_from, groups_from
from factcheck.catalogue.catalogue import Catalogue
from factcheck.catalogue.family_pages import families_from
from factcheck.catalogue.measure_pages import measures_from
from factcheck.catalogue.pages import Entry, read_page, wrong
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder, page_folders


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue in a folder with measures/, areas/, groups.yaml and families.yaml; the project's own where none is given.

    The project's own has the user's measures on top, from measures/ in their own folder. Each folder is read once a process.
    Raises `FactcheckError` (catalogue-…) naming the file, the path inside it and the reason for the first thing that is wrong,
    and (missing-data) where there is no such folder.
    """
    if folder is not None:
        return loaded(folder.resolve(), ())
    return loaded((data_folder() / "catalogue").resolve(), tuple(page_folders("catalogue/measures")[1:]))


@lru_cache(maxsize=8)
def loaded(folder: Path, more_measures: tuple[Path, ...]) -> Catalogue:
    """The catalogue of one folder, with the measures of other folders after its own."""
    if not folder.is_dir():
        raise FactcheckError("missing-data", "there is no catalogue here", where=str(folder), remedy="Name another folder.")
    own = [read_page(path, other.parent) for other in more_measures for path in sorted(other.glob("*.yaml"))]
    measures = measures_from([*pages_in(folder, "measures"), *own])
    areas = areas_from(pages_in(folder, "areas"))
    for measure in measures.values():
        for code in {code for each in measure.breaks for code in each.areas} - set(areas):
            raise wrong("catalogue-reference", f"no area has the code {code!r}", f"{folder.name}/measures › {measure.id} › breaks")
    return Catalogue(
        measures=measures,
        areas=areas,
        groups=groups_from(read_page(folder / "groups.yaml", folder.parent), areas),
        families=families_from(read_page(folder / "families.yaml", folder.parent), measures),
    )


def pages_in(folder: Path, name: str) -> list[Entry]:
    """The pages of one subfolder in the order of their names; raises `FactcheckError` where there is none."""
    paths = sorted((folder / name).glob("*.yaml"))
    if not paths:
        raise FactcheckError("missing-data", f"the catalogue has no pages in {name}/", where=str(folder), remedy="See docs/catalogue.md.")
    return [read_page(path, folder.parent) for path in paths]
