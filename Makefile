# 准绳：装、看、测。`make help` 列出全部。
# 只要 python3（3.11 以上）、venv 和 make；不需要 git，也不需要管理员权限（除非要代装浏览器）。

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test register lint docs lock bench bench-reading clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# 打包好的环境里常设着不写字节码；那样每次启动都要重新编译几千个文件，所以安装时一次编译好。
SYNC := VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --compile-bytecode
# uv 临时目录与虚拟环境不在一个盘上时不能硬链接，直接复制，省得每次提醒。
export UV_LINK_MODE ?= copy

help: ## 列出全部目标
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.run ## 装好运行所需的一切，得到 .venv/bin/zhunsheng
	@echo "已就绪：$(BIN)/zhunsheng"

demo: install ## 建立演示县并启动网站 http://127.0.0.1:8000 （DEMO_SERVE=0 只建不启动）
	@$(BIN)/zhunsheng demo
	@if [ "$$DEMO_SERVE" != 0 ]; then exec $(BIN)/zhunsheng serve; fi

test: $(VENV)/.dev ## 跑全部测试（没有浏览器时说明原因，其余照跑）
	@browser=$$(.ci/browser) || { [ "$$CI" != true ] || exit 1; }; \
	if [ -n "$$browser" ]; then export CHROMIUM="$$browser"; else set -- -m "not browser"; fi; \
	echo "跑全部测试……"; exec $(BIN)/python -m pytest -n auto --dist loadgroup "$$@"

register: $(VENV)/.dev ## 只查一项业务，几秒钟（NAME=mediation）
	@$(BIN)/python -m pytest zhunsheng/registers/$(NAME) tests/house/test_registers.py tests/house/test_documents.py \
		tests/house/test_glossary.py tests/records/test_kinds.py -k "$(NAME) or kind" -m "not browser"

lint: $(VENV)/.dev ## 检查写法、排版和类型
	@echo "检查写法……"; $(BIN)/ruff check
	@echo "检查排版……"; $(BIN)/ruff format --check
	@echo "检查类型……"; $(BIN)/mypy

docs: $(VENV)/.dev ## 重新写出 docs/reference 里从代码来的页
	@$(BIN)/python docs/generate.py

lock: $(BIN)/uv ## 按 requirements/*.in 重新锁定版本（UPGRADE=--upgrade 升级）
	@cd requirements && for set in uv run dev; do \
		echo "锁定 $$set.txt"; \
		../$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate $$set.in -o $$set.txt || exit 1; \
	done

bench: $(VENV)/.dev ## 量一量快慢（benchmarks/ 里的每一个）
	@for file in benchmarks/[a-z]*.py; do \
		name=$$(basename $$file .py); echo "量 $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

bench-reading: $(VENV)/.dev ## 量一量报告读得准不准、快不快，写进 docs/reading-scores.md（要有 ../shared）
	@$(BIN)/python -m benchmarks.reading --table --write

clean: ## 删去虚拟环境和各种缓存；var/ 里的数据不动
	@rm -rf $(VENV) build dist *.egg-info .hypothesis .mypy_cache .ruff_cache .import_linter_cache .grimp_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "已清理；数据仍在 var/"

# 运行的一套和开发的一套共用一个环境，后者包含前者：装过开发的就不再退回去。
$(VENV)/.run: requirements/run.txt pyproject.toml $(BIN)/uv
	@echo "安装运行所需……"
	@$(SYNC) requirements/$(if $(wildcard $(VENV)/.dev),dev,run).txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "安装测试所需……"
	@$(SYNC) requirements/dev.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

$(BIN)/uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 以上；现有 $$($(PYTHON) --version)。用 make PYTHON=python3.x 指定另一个。" >&2; exit 1; }
	@echo "建立虚拟环境 $(VENV)……"
	@$(PYTHON) -m venv $(VENV) || { echo "建不成虚拟环境；Debian 上先装 python3-venv。" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@
