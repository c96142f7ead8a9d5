"""A Dask cluster on Slurm that reads a folder of plans: ``python deploy/slurm.py /shared/plans postgresql+psycopg://HOST/vnplans``.

Needs ``pip install '.[dask,scan,postgres]' dask-jobqueue`` in the checkout, in an environment that all nodes see. The process that runs this stores;
start it on a node that reaches the database.
"""

from __future__ import annotations

import sys

from dask_jobqueue import SLURMCluster

import vnplans


def cluster(jobs: int = 8, cores: int = 16) -> SLURMCluster:
    """So many jobs of so many cores; each core is a worker of one thread, for a scanned page keeps a core busy."""
    begun = SLURMCluster(
        queue="normal",
        cores=cores,
        processes=cores,
        memory=f"{4 * cores} GB",
        walltime="08:00:00",
        local_directory="/tmp",
        job_extra_directives=["--job-name=vnplans"],
        job_script_prologue=["export OMP_THREAD_LIMIT=1"],
    )
    begun.scale(jobs=jobs)
    return begun


def main(folder: str, db: str) -> None:
    """Reads the folder on the cluster; prints one line a file that could not be stored."""
    with cluster() as begun:
        for result in vnplans.ingest(folder, db=db, scheduler=begun.scheduler_address):
            if result.error:
                print(result.error)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
