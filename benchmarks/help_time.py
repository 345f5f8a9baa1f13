"""How much CPU `undersigned --help` costs, beside an interpreter that does nothing: the wish is under 0.3 s."""

import resource
import subprocess
import sys

RUNS = 7


def cpu_seconds(*arguments: str) -> float:
    """User and system time of one run of this Python with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print both times, the lowest of several runs each, and the slowest imports."""
    nothing = min(cpu_seconds("-c", "pass") for _ in range(RUNS))
    shown = min(cpu_seconds("-c", "from undersigned.cli import cli; cli.main(['--help'])") for _ in range(RUNS))
    print(f"python -c pass      {nothing:6.3f} s CPU")
    print(f"undersigned --help  {shown:6.3f} s CPU   {shown / nothing:.1f} times as much")
    command = [sys.executable, "-X", "importtime", "-c", "import undersigned.cli"]
    times = subprocess.run(command, check=True, capture_output=True, text=True).stderr.splitlines()[1:]
    rows = sorted(((int(line.split("|")[0].split(":")[1]), line.split("|")[2].strip()) for line in times), reverse=True)
    for microseconds, name in rows[:5]:
        print(f"  {microseconds / 1e6:6.3f} s  {name}")


if __name__ == "__main__":
    main()
