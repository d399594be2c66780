"""A crew on a cluster: the same bytes as at home, and kind words when it cannot be had."""

import sys
import threading
import time

import pytest

from salessim.sweeps import cluster
from salessim.sweeps.cluster import there
from salessim.sweeps.drive import drive, here
from salessim.sweeps.errors import ClusterError
from salessim.sweeps.store import opened
from sweep.toy import ABOUT, everything, points, respond

BAD = 33


def respond_or_fail(values, first, heartbeat):
    """One of the points fails."""
    if values[0] == BAD:
        raise ZeroDivisionError("a fault")
    return respond(values, first, heartbeat)


def slowly(values, first, heartbeat):
    time.sleep(0.01)
    return respond(values, first, heartbeat)


@pytest.fixture(scope="module")
def address():
    from distributed import LocalCluster

    # in threads of this process, which takes no time to begin, but all that is sent goes through a socket
    alike = {"processes": False, "protocol": "tcp", "dashboard_address": ":0"}
    with LocalCluster(n_workers=2, threads_per_worker=1, **alike) as running:
        yield running.scheduler_address


@pytest.fixture
def path(tmp_path):
    return tmp_path / "toy.sweep"


def swept(path, crew, count=3):
    with opened(path, ABOUT, points(count)) as store:
        drive(store, crew)


def test_a_cluster_gives_the_same_as_threads_at_home(address, path, tmp_path):
    swept(path, there(respond_or_fail, address), 90)
    swept(tmp_path / "home.sweep", here(respond_or_fail, 2), 90)
    assert everything(path) == everything(tmp_path / "home.sweep")
    (failed,) = everything(path)[2]
    assert (failed.number, failed.failure.reason) == (BAD, "ZeroDivisionError: a fault")


def test_workers_with_another_version_are_refused_with_both_versions(address, path, monkeypatch):
    monkeypatch.setattr(cluster, "__version__", "9.9")
    with pytest.raises(ClusterError, match=r"tcp://\S+: salessim is 0\.\d+\.\d+ there and 9\.9 here"):
        swept(path, there(respond, address))


def test_a_worker_that_comes_later_with_another_version_answers_nothing():
    with pytest.raises(ClusterError, match="and 9.9 here"):
        cluster.answered("9.9", "en", b"", (1, 1), [])


def test_workers_without_the_program_are_told(address, path, monkeypatch):
    monkeypatch.setattr(cluster, "VERSION", "__import__('salessim_of_old').__version__")
    with pytest.raises(ClusterError, match="salessim cannot be loaded on tcp.* No module named 'salessim_of_old'"):
        swept(path, there(respond, address))


def test_a_cluster_without_workers_is_told(path, monkeypatch):
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "WORKERS_S", 0.1)
    alone = LocalCluster(n_workers=0, processes=False, protocol="tcp", dashboard_address=":0")
    with alone, pytest.raises(ClusterError, match="has no workers"):
        swept(path, there(respond, alone.scheduler_address))


def test_a_cluster_that_is_gone_ends_the_sweep_and_loses_nothing(path, monkeypatch):
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "CONNECTED_S", 1.0)  # so long a client looks for its scheduler

    alone = LocalCluster(n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=":0")

    def close(finished, wanted):
        if finished == 40:
            threading.Thread(target=alone.close).start()

    with pytest.raises(ClusterError, match="is lost. What is stored stays"), opened(path, ABOUT, points(400)) as store:
        drive(store, there(slowly, alone.scheduler_address), close)
    assert 80 <= len(everything(path)[1]) < 800


@pytest.mark.parametrize("wrong", ["tcp://127.0.0.1:9", "nowhere", "dask://x:1", "", "tcp://127.0.0.1:99999"])
def test_an_address_at_which_nobody_listens_is_told(path, wrong, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECTED_S", 0.3)
    with pytest.raises(ClusterError, match=f"The cluster at {wrong} does not answer"):
        swept(path, there(respond, wrong))


@pytest.mark.parametrize("wrong", ["nowhere", "tcp://127.0.0.1", "dask://x:1", ""])
def test_what_is_no_address_is_told_without_asking_anybody(path, wrong, monkeypatch):
    monkeypatch.setattr("distributed.Client", None)
    with pytest.raises(ClusterError, match="an address is written like tcp://10.0.0.5:8786"):
        swept(path, there(respond, wrong))


def test_without_dask_it_is_told_what_to_install(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'salessim\[cluster\]'"):
        swept(path, there(respond, "tcp://127.0.0.1:8786"))
