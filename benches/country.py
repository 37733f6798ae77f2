#!/usr/bin/env python3
"""country.py BAOGAO GENERATOR COUNT: what a folder of so many generated reports takes, and that nothing is lost on the way.

Reports a second and peak memory with one and with two files at a time, and for twice the files; the output must be the same
byte for byte, whatever the jobs, and also where a run was killed in the middle and resumed. Exit status 1 where it is not.
"""

import filecmp
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time


def run(command, kill_after=None):
    """Seconds and peak memory in MB. With `kill_after` it is killed once its output (the last argument) has so many bytes."""
    start = time.monotonic()
    child = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL)
    if kill_after:
        while child.poll() is None and (not command[-1].exists() or command[-1].stat().st_size < kill_after):
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    baogao, generator = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    count = int(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="baogao-country-") as folder:
        folder = pathlib.Path(folder)
        print(f"{2 * count} generated reports", flush=True)
        for name, number in (("half", count), ("whole", 2 * count)):
            subprocess.run([generator, folder / name, str(number)], check=True)
            (folder / name / "known.jsonl").unlink()
        size = sum(path.stat().st_size for path in (folder / "half").rglob("*.*"))
        print(f"{count} of them are {size / 1e6:.0f} MB")
        outputs, memory = {}, {}
        for name, jobs, number in (("half", 1, count), ("half", 2, count), ("whole", 2, 2 * count)):
            # Only what is compared later is kept: it is five times as long as the reports.
            output = outputs[name, jobs] = folder / f"{jobs}.jsonl" if name == "half" else pathlib.Path(os.devnull)
            took, memory[name, jobs] = run([baogao, "analyze", folder / name, "--jobs", jobs, "--output", output])
            rate = f"{number / took:6.1f} a second, peak memory {memory[name, jobs]:.0f} MB"
            print(f"{number:6} reports, {jobs} at a time: {took:6.1f} s, {rate}", flush=True)
        growth = memory["whole", 2] / memory["half", 2]
        same = filecmp.cmp(outputs["half", 1], outputs["half", 2], shallow=False)
        print(f"twice the files: {growth:.3f} times the memory")
        print(f"one and two at a time: {'the same output' if same else 'OUTPUTS DIFFER'}")
        stopped = folder / "stopped.jsonl"
        command = [baogao, "analyze", folder / "half", "--jobs", 2]
        run([*command, "--output", stopped], outputs["half", 2].stat().st_size // 2)
        left = stopped.stat().st_size
        run([*command, "--resume", "--output", stopped])
        resumed = filecmp.cmp(outputs["half", 2], stopped, shallow=False)
        print(f"killed at {left / 1e6:.1f} MB and resumed: {'the same output' if resumed else 'OUTPUTS DIFFER'}")
        sys.exit(not (same and resumed))


if __name__ == "__main__":
    main()
