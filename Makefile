# SPDX-FileCopyrightText: 2026 The Einklang authors
# SPDX-License-Identifier: EUPL-1.2
# A front door: the work is done by Meson, ./run, ./test and tools/.
.PHONY: run build test test-full bench fuzz lint dist deb install

build: build/build.ninja
	ninja -C build
build/build.ninja:
	meson setup build --buildtype=release -Db_lto=true -Dtests=false

run:
	./run
test:
	./test
test-full:
	tests/tools/test-full
bench:
	tests/bench/bench $(WHAT)
fuzz:
	tests/fuzz/fuzz 600
lint:
	tools/lint
dist: build
	tools/dist
deb:
	tools/deb
install: build
	meson install -C build --no-rebuild
