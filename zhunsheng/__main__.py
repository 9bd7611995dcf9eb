"""``zhunsheng``: the command line. Each command is a file of the same name under ``commands/``, read only when it is called."""

import os
import pkgutil
import sys
from importlib import import_module

import click

import zhunsheng.commands

NAMES = sorted(m.name for m in pkgutil.iter_modules(zhunsheng.commands.__path__))


class Commands(click.Group):
    """Finds commands by file name, so that a light command never waits for a heavy one's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return NAMES

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in NAMES:
            return None
        found: click.Command = import_module(f"zhunsheng.commands.{name}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in NAMES and not args[0].startswith("-"):
            click.echo(f"没有命令 {args[0]}。可用：{'、'.join(NAMES)}。", err=True)
            raise SystemExit(2)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def zhunsheng_command() -> None:
    """准绳：县级法治政府建设的登记、期限、数字与年度报告。"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")


def main() -> int:
    """Runs the command line; a call that is written wrongly is one Chinese sentence and exit code 2."""
    try:
        done = zhunsheng_command(prog_name="zhunsheng", standalone_mode=False)
    except click.UsageError as error:
        named = f"zhunsheng {error.ctx.info_name}" if error.ctx and error.ctx.parent else "zhunsheng"
        click.echo(f"{_said(error)}。用 {named} --help 看写法。", err=True)
        return 2
    except click.Abort:
        return 130
    return done if isinstance(done, int) else 0


def _said(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=option, possibilities=near):
            return f"没有选项 {option}" + (f"，是不是要写 {'、'.join(near)}" if near else "")
        case click.MissingParameter(param=param) if param:
            return f"缺少 {param.human_readable_name}"
        case click.BadParameter(param=param) if param and isinstance(param.type, click.Choice):
            return f"{param.human_readable_name} 只能是 {'、'.join(map(str, param.type.choices))}"
        case click.BadParameter(param=param) if param:
            return f"{param.human_readable_name} 写得不对：{error.message}"
        case _:
            return f"命令写得不对：{error.format_message()}"


if __name__ == "__main__":
    sys.exit(main())
