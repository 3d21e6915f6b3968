# make run      installs what is missing, builds, runs the nightly pipeline on sample-data and says where its files are
# make test     everything that CI runs: lint, all tests, then each fuzzer for a minute
# make lint     format, a build whose warnings are errors (Package.swift), and the check that each room imports only what Package.swift lets it
# make build    the release binary, .build/release/brandsieve
# make golden   renews the golden files of Tests/PipelineTests/Golden from sample-data and shows what changed
# make fuzz     runs each fuzzer for FUZZ_SECONDS (60) under the address sanitizer, from inputs that FUZZ_SEED (1; 0: others each time) chooses
# make packages installs the Debian packages that are missing

PACKAGES = libcsv-dev zlib1g-dev libisal-dev libzstd-dev libssl-dev libxxhash-dev libicu-dev libphonenumber-dev libsqlite3-dev pkg-config python3 python3-venv
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
SWIFT_BUILD = swift build --explicit-target-dependency-import-check error
FUZZERS = FuzzGzip FuzzZstd FuzzCsv FuzzCodePage FuzzConvert
FUZZ_SECONDS ?= 60
WORKSPACE ?= .brandsieve
GOLDEN = Tests/PipelineTests/Golden docs/damage.md

.PHONY: run test lint build golden fuzz packages

run: build
	@.build/release/brandsieve run pipelines/nightly.yaml --data sample-data --workspace $(WORKSPACE)
	@echo
	@echo "The first takedown candidates:"
	@gzip -dc "$(WORKSPACE)/published/$$(cat $(WORKSPACE)/published/LATEST)/takedown-candidates.csv.gz" | head -n 6

test: lint
	swift test
	$(MAKE) fuzz

lint: packages
	swift format lint --strict --recursive --parallel Package.swift Sources Tests
	$(SWIFT_BUILD) --build-tests

build: packages
	$(SWIFT_BUILD) -c release --product brandsieve

golden: packages
	BRANDSIEVE_RENEW_GOLDEN=1 swift test --filter 'PipelineTests.(GoldenTests|RevisionTests|DamageTableTests)'
	git add --intent-to-add -- $(GOLDEN)
	git --no-pager diff --stat -- $(GOLDEN)
	git --no-pager diff -U0 --word-diff=plain --word-diff-regex='[^,|]+' -- $(GOLDEN) ':!*/files.txt' | cut -c 1-400 | head -n 400

packages:
	@missing=$$(for package in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then echo "installing $$missing"; $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q --no-install-recommends $$missing; fi

fuzz: packages
	BRANDSIEVE_FUZZ=1 swift build -c release --scratch-path .build-fuzz
	printf '%s\n' $(FUZZERS) | xargs -P 2 -I NAME Tests/Fuzz/run NAME $(FUZZ_SECONDS)
