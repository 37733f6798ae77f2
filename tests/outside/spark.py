#!/usr/bin/env python3
"""spark.py BAOGAO FOLDER [PARTITIONS]: the reports of a folder read by Spark, each partition piped through the program.

What it needs of a cluster is the program's file on every machine. Here Spark runs on this machine alone (`local[*]`). The
output is held against that of one run of the program; exit status 1 where they differ. `make spark` runs it on generated reports.
"""

import base64
import json
import pathlib
import subprocess
import sys

from pyspark.sql import SparkSession


def main():
    program, folder = sys.argv[1:3]
    partitions = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    spark = SparkSession.builder.master("local[*]").appName("baogao").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    files = spark.sparkContext.binaryFiles(pathlib.Path(folder).resolve().as_uri() + "/*", partitions).repartition(partitions)
    records = files.map(lambda file: json.dumps({"name": file[0].rsplit("/", 1)[-1], "bytes": base64.b64encode(file[1]).decode()}))
    print("partitions:", records.getNumPartitions())
    read = records.pipe(f"{program} analyze --stdin --jobs 1 --quiet").map(json.loads)
    by_name = {record["name"]: record["analysis"] for record in read.collect()}
    spark.stop()
    lines = subprocess.run([program, "analyze", folder, "--quiet"], check=True, capture_output=True, text=True).stdout
    alone = {}
    for line in lines.splitlines():
        analysis = json.loads(line)
        analysis["file"]["path"] = analysis["file"]["name"]  # A record knows no folder.
        alone[analysis["file"]["name"]] = analysis
    print(f"reports: {len(by_name)}, measures: {sum(len(r['measures']) for a in by_name.values() for r in a['reports'])}")
    same = by_name == alone
    print("the same as of one run" if same else "NOT THE SAME as of one run")
    sys.exit(not same)


if __name__ == "__main__":
    main()
