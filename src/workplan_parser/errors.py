"""Exceptions: misuse and unreadable input only; everything else is a diagnostic."""

from __future__ import annotations

import errno
from collections.abc import Callable

from workplan_parser.names import readable


class WorkplanError(Exception):
    """Base of all errors raised on purpose: one clear message for the person at the keyboard.

    ``what`` says what was seen, ``hint`` what to try; ``place`` is ``file`` or ``file:line:column``.
    """

    def __init__(self, what: str, *, place: str = "", hint: str = "") -> None:
        self.what, self.place, self.hint = what, readable(place), hint
        super().__init__(sentence(self.place, what, hint))

    def told(self, say: Callable[[str], str]) -> str:
        """The message with each of its parts as *say* puts it: in another language."""
        return sentence(self.place, say(self.what), say(self.hint) if self.hint else "")


class UnreadableInput(WorkplanError):
    """The bytes cannot become a document: missing, empty, binary, protected, damaged, hostile, unknown format."""


class OutputRefused(WorkplanError):
    """The output cannot be written: exists without ``--force``, no permission, disk full."""


def sentence(place: str, what: str, hint: str = "") -> str:
    """``要点.doc:3: 没有这一天（请核对月份的天数）``; brackets as the hint's language writes them."""
    told = ": ".join(filter(None, (place, what)))
    if not hint:
        return told
    return f"{told} ({hint})" if hint[0].isascii() and what[-1:].isascii() else f"{told}（{hint}）"


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘已满",
    errno.EROFS: "文件系统是只读的",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "名称不能用",
    errno.ELOOP: "链接绕了圈子",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
    errno.EBADF: "输入或输出已关闭",
    errno.EPIPE: "读取方已关闭管道",
}


def reason(problem: OSError | ValueError) -> str:
    """Why the system refused a file, in words: of 13 没有权限; a ValueError is a name that no system takes."""
    number = getattr(problem, "errno", None)
    if number is None:
        return "名称不能用" if isinstance(problem, ValueError) else "系统不肯"
    return _REASONS.get(number, f"系统错误 {number}")
