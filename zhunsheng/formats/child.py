"""The process that reads one file: limits first, then the libraries; the answer as JSON, and nothing else is left."""

import json
import sys
from typing import Any

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.errors import DamagedFile, UnreadableFile


def main() -> None:
    """Reads the question and the file from stdin, writes the answer to stdout."""
    asked_bytes = int.from_bytes(sys.stdin.buffer.read(4), "big")
    asked = json.loads(sys.stdin.buffer.read(asked_bytes))
    bounds = Bounds(**asked["bounds"])
    limit(bounds)
    answer = json.dumps(_answer(sys.stdin.buffer.read(), asked["name"], bounds), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode("utf-8", "surrogatepass"))


def limit(bounds: Bounds) -> None:
    """The process can take no more memory and time than this; beyond it, it ends."""
    try:
        import resource
    except ImportError:  # Windows 没有这个模块，只靠等候的时限
        return
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes, name: str, bounds: Bounds) -> dict[str, Any]:
    from zhunsheng.formats.carried import said_of
    from zhunsheng.formats.readers import read

    try:
        return said_of(read(data, name, bounds))
    except UnreadableFile as wrong:
        return {"error": type(wrong).__name__, "name": wrong.name, "detail": wrong.detail}
    except MemoryError:
        return {"error": "TooLarge", "name": name, "detail": "：读它用的内存超过了限度"}
    except Exception:  # 坏文件会让各个库抛出几十种错误，都是一句话
        return {"error": DamagedFile.__name__, "name": name, "detail": ""}


if __name__ == "__main__":
    main()
