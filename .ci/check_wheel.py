"""Try every command of an installed tiaokuan in a folder that is not the project's, with documents of its own.

Give the Python of an environment that holds the wheel and what it asked for, and nothing else.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

TEXT = """\
某省人民政府关于促进投资的意见

一、总体要求
（一）到2025年，引进企业30家以上。（省商务厅牵头，省财政厅配合）
（二）落实《中华人民共和国外商投资法》，每家补助50万元。（省财政厅负责）
"""
FORMATS = {"sqlite": "tiaokuan.sqlite", "duckdb": "tiaokuan.duckdb", "xlsx": "tiaokuan.xlsx", "jsonl": "tiaokuan-jsonl"}


def main(python: Path) -> None:
    """Run the commands one after the other; the first that does not do as it should ends the check."""
    command = next(path for path in python.parent.iterdir() if path.stem == "tiaokuan")
    # nothing of the project's own environment may help
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}

    with TemporaryDirectory() as folder:

        def run(*arguments: str, status: int = 0, program: tuple[str, ...] = (str(command),)) -> str:
            done = subprocess.run(
                [*program, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
            )
            said = done.stdout + done.stderr
            assert done.returncode == status, f"{arguments} ended with {done.returncode}:\n{said}"
            assert "Traceback" not in said, said
            print(f"{Path(program[0]).name} {' '.join(arguments)}: {status}")
            return said

        raw = Path(folder, "raw")
        raw.mkdir()
        (raw / "意见.txt").write_text(TEXT, "utf-8")
        assert "build" in run("--help")
        assert run("--version").startswith("tiaokuan ")
        for name in ("build", "show", "check", "export", "diff"):
            run(name, "--help")
        run("build", "--output", "first")
        assert "up to date" in run("build", "--output", "first")
        assert "省商务厅" in run("show", "意见", "--output", "first")
        run("check", "--output", "first")
        for form, place in FORMATS.items():
            run("export", "--format", form, "--output", "first")
            assert Path(folder, place).exists(), place
        assert json.loads(Path(folder, "tiaokuan-jsonl", "documents.jsonl").read_text("utf-8"))["document_id"] == "意见"
        run("diff", "first", "first")
        (raw / "意见.txt").write_text(TEXT.replace("50万元", "60万元"), "utf-8")
        run("build", "--output", "second")
        run("diff", "first", "second", status=1)
        run("check", "--output", "second", program=(str(python), "-m", "etl"))
        # a package of the same name in the current folder is told, not run
        Path(folder, "schemas").mkdir()
        Path(folder, "schemas", "__init__.py").write_text("", "utf-8")
        assert "package schemas of another project" in run("check", status=2, program=(str(python), "-m", "etl"))
    print("the wheel works")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
