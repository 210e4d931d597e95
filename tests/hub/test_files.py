"""What was not run here, Kubernetes and Binder, says the same as what was run."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from packaging.requirements import Requirement

COURSE = Path(__file__).parents[2]
CONFIGURATION = (COURSE / "deploy" / "hub" / "jupyterhub_config.py").read_text(encoding="utf-8")
PAGE = (COURSE / "docs" / "a-room-of-a-hundred.md").read_text(encoding="utf-8")
VALUES: dict[str, Any] = yaml.safe_load((COURSE / "deploy" / "kubernetes" / "values.yaml").read_text(encoding="utf-8"))
LINK = {
    "repo": ["file:///srv/networkcoach/course.git"],
    "branch": ["main"],
    "targetpath": ["networkcoach"],
    "urlpath": ["lab/tree/networkcoach/notebooks/start-here.ipynb"],
}
# From the values of the chart, version 4.1; what it does not know, it refuses.
KNOWN = {
    "singleuser": {
        *("image", "defaultUrl", "startTimeout", "memory", "cpu", "storage", "extraEnv", "allowPrivilegeEscalation"),
        "networkPolicy",
    },
    "hub": {"concurrentSpawnLimit", "config"},
    "cull": {"enabled", "timeout", "every"},
    "prePuller": {"hook", "continuous"},
}
WAYS_OUT = {
    *("cloudMetadataServer", "dnsPortsCloudMetadataServer", "dnsPortsKubeSystemNamespace", "dnsPortsPrivateIPs"),
    *("nonPrivateIPs", "privateIPs"),
}


def test_kubernetes_is_told_only_what_it_knows() -> None:
    assert {name: set(part) for name, part in VALUES.items()} == KNOWN


def test_kubernetes_brings_the_course_by_the_same_link() -> None:
    way = urlsplit(VALUES["singleuser"]["defaultUrl"])
    assert (way.path, parse_qs(way.query)) == ("/git-pull", LINK)


def test_the_link_on_the_page_is_the_link() -> None:
    (link,) = re.findall(r"^https://hub\.example\.com/\S+$", PAGE, re.MULTILINE)
    assert parse_qs(urlsplit(link).query) == LINK
    assert urlsplit(link).path == "/hub/user-redirect/git-pull"


def test_nothing_leaves_a_container_but_the_question_where_the_hub_is() -> None:
    policy = VALUES["singleuser"]["networkPolicy"]
    rules = policy["egressAllowRules"]
    assert set(rules) == WAYS_OUT
    assert [name for name, is_open in rules.items() if is_open] == ["dnsPortsKubeSystemNamespace"]
    assert (policy["enabled"], policy["egress"]) == (True, [])


@pytest.mark.parametrize(
    ("here", "where", "there"),
    [
        ('"OPENBLAS_NUM_THREADS": "1"', "singleuser.extraEnv.OPENBLAS_NUM_THREADS", "1"),
        ("HOUR = 3600", "cull.timeout", 3600),
        ("start_timeout = HOUR // 4", "singleuser.startTimeout", 900),
        ("MEMORY = 1 << 30", "singleuser.memory.limit", "1G"),
        ("http_timeout = 180", "hub.config.Spawner.http_timeout", 180),
    ],
)
def test_limits_are_the_same(here: str, where: str, there: object) -> None:
    found: Any = VALUES
    for name in where.split("."):
        found = found[name]
    assert found == there
    assert here in CONFIGURATION


def test_the_image_is_the_version_of_the_course() -> None:
    version = tomllib.loads((COURSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert VALUES["singleuser"]["image"]["tag"] == version


def test_the_proxy_has_one_version() -> None:
    wanted = json.loads((COURSE / "deploy" / "hub" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert list(wanted) == ["configurable-http-proxy"]
    assert re.fullmatch(r"[\d.]+", wanted["configurable-http-proxy"])


def pins(file: Path) -> dict[str, str]:
    lines = [
        line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.lstrip().startswith("#")
    ]
    return {str(Requirement(line).name): str(Requirement(line).specifier) for line in lines}


def test_the_hub_and_the_course_agree_on_every_version() -> None:
    course, hub = pins(COURSE / "requirements.lock.txt"), pins(COURSE / "deploy" / "hub" / "requirements.txt")
    assert {"jupyterhub", "jupyterhub-idle-culler", "nbgitpuller"} <= set(hub)
    assert {name: version for name, version in hub.items() if course.get(name, version) != version} == {}


def test_binder_reads_the_file_in_the_top_folder() -> None:
    """repo2docker would take one of these first."""
    assert (COURSE / "environment.yml").is_file()
    assert not [name for name in ("binder", ".binder", "Dockerfile") if (COURSE / name).exists()]
