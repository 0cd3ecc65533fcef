"""What can be known: measures, areas and groups of areas."""

from factcheck.catalogue.area import Area, AreaGroup
from factcheck.catalogue.catalogue import Catalogue
from factcheck.catalogue.family import Family, FamilyMember
from factcheck.catalogue.loading import load_catalogue
from factcheck.catalogue.measure import Confusable, Measure, SeriesBreak

__all__ = ["Area", "AreaGroup", "Catalogue", "Confusable", "Family", "FamilyMember", "Measure", "SeriesBreak", "load_catalogue"]
