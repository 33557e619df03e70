# make review  installs what is missing, builds, reviews data/ and prints where the report is
# make test    the same build, then every test
# make test-limits   inputs of a gigabyte and half a million bad rows: a clear error within a minute and 4 GiB
# make test-large-reports  the reports of 5,000 organisations and of Horizon 2020 in a real browser
# make bench   time and memory of every list of recommendations; BENCH_DATA=FILE names other data
.PHONY: review test test-limits test-large-reports fuzz bench build packages test-packages clean
.NOTPARALLEL:

binary := build/release/clusterbridge
# language of the report that `make review` writes: de or en
REPORT_LANG ?= de

review: build
	@$(binary) review data --lang $(REPORT_LANG) --output review --force --quiet
	@echo "$(CURDIR)/review/index.html"

build: packages
	@cmake --preset release -DCLUSTERBRIDGE_TESTS=OFF --log-level=WARNING $(CMAKE_ARGS)
	@cmake --build --preset release --target clusterbridge

test: test-packages
	@cmake --preset release -DCLUSTERBRIDGE_TESTS=ON --log-level=WARNING $(CMAKE_ARGS)
	@cmake --build --preset release
	@ctest --preset release -j $$(nproc)

test-limits: build
	@tests/limits/run.sh $(binary)

test-large-reports: test-packages build
	@node tests/browser/run.mjs $(binary) build/browser . --large

fuzz: test-packages
	@cmake --preset asan --log-level=WARNING $(CMAKE_ARGS)
	@cmake --build --preset asan --target reader_fuzz
	@build/asan/tests/reader_fuzz $(FUZZ_ROUNDS)

bench: build
	@bench/recommend.sh $(BENCH_DATA)

packages:
	@scripts/install-packages.sh build

test-packages:
	@scripts/install-packages.sh test

clean:
	rm -rf build review
