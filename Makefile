# pagewarden: `make` builds it, `make demo` shows it, `make test` proves it. `make help` lists the rest.

CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
# Debian's own, which has Debian's modules; another python3 may come first in the path.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
CLANG ?= clang
prefix ?= /usr/local
# Parallel jobs of the targets that start a build of their own; after -j on the command line that one holds.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
FUZZ_SECONDS ?= 60

# A variant is a build folder of its own with its own flags: plain, asan, tsan, fuzz.
BUILD ?= build
VARIANT_FLAGS ?=
ASAN_FLAGS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
TSAN_FLAGS := -fsanitize=thread
FUZZ_FLAGS := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined

MODULES := gumbo libhs libmagic yaml-0.1 zlib libbrotlidec uchardet libpcre2-8 icu-uc libpsl nettle jansson \
	   libarchive libseccomp expat libzip libcurl sqlite3
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wwrite-strings \
	    $(if $(filter true,$(CI)),-Werror)
# Link-time optimisation makes the program some 3 % faster. The objects hold ordinary code too, so that all else links
# without it. It is gcc's; LTO= leaves it out.
LTO ?= $(if $(VARIANT_FLAGS),,$(findstring Free Software,$(shell $(CC) --version 2>/dev/null)))
LTO_FLAGS := $(if $(LTO),-flto=auto)
NO_LTO_FLAGS := $(if $(LTO),-fno-lto -fno-use-linker-plugin)
ALL_CFLAGS := -std=c11 -Ianalyzer $(WARNINGS) $(CFLAGS) $(VARIANT_FLAGS) -MMD -MP -pthread \
	      $(shell $(PKG_CONFIG) --cflags $(MODULES) 2>/dev/null)
OBJECT_CFLAGS := $(ALL_CFLAGS) $(if $(LTO),-flto -ffat-lto-objects)
# The static Gumbo is a quarter faster than the shared one; take it where the package has it.
GUMBO_ARCHIVE := $(wildcard $(shell $(PKG_CONFIG) --variable=libdir gumbo 2>/dev/null)/libgumbo.a)
LIBS := $(shell $(PKG_CONFIG) --libs $(MODULES) 2>/dev/null) -lm
ALL_LIBS := $(if $(GUMBO_ARCHIVE),$(patsubst -lgumbo,$(GUMBO_ARCHIVE),$(LIBS)),$(LIBS))

SOURCES := $(sort $(wildcard analyzer/*/*.c))
CLI_OBJECTS := $(patsubst analyzer/%.c,$(BUILD)/obj/%.o,$(filter analyzer/cli/%,$(SOURCES)))
LIB_OBJECTS := $(patsubst analyzer/%.c,$(BUILD)/obj/%.o,$(filter-out analyzer/cli/%,$(SOURCES)))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
REPLAYS := $(patsubst tests/fuzz/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
BENCHES := $(patsubst bench/%.c,$(BUILD)/bench/%,$(sort $(wildcard bench/*.c)))
C_FILES := $(wildcard analyzer/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch] bench/*.[ch])

# A make of our own, on all cores unless the caller chose.
SUBMAKE = $(MAKE) --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(JOBS))
# Sanitizers make compilers warn of what is none, so the variants are not built strictly.
ASAN_BUILD = BUILD=$(BUILD)/asan CI= VARIANT_FLAGS="$(ASAN_FLAGS)"
TSAN_BUILD = BUILD=$(BUILD)/tsan CI= VARIANT_FLAGS="$(TSAN_FLAGS)"
FUZZ_BUILD = BUILD=$(BUILD)/fuzz CI= CC=$(CLANG) VARIANT_FLAGS="$(FUZZ_FLAGS)"
# In CI the build is strict anyway and one will do.
STRICT_BUILD = BUILD=$(if $(filter true,$(CI)),$(BUILD),$(BUILD)/strict) CI=true

.PHONY: all
all: $(BUILD)/pagewarden $(BUILD)/libpagewarden.a

.PHONY: help
help:
	@echo 'make              build/pagewarden and build/libpagewarden.a'
	@echo 'make demo         install what is missing, build, scan the sample site'
	@echo 'make test         everything that proves it: units, cases, seeds; also under AddressSanitizer'
	@echo 'make unit         the unit tests;  make cases [UPDATE=1]: the whole-program cases'
	@echo 'make asan, tsan   build/asan, build/tsan and all tests with it'
	@echo 'make fuzz         every fuzz target for FUZZ_SECONDS=$(FUZZ_SECONDS)'
	@echo 'make bench        speed and memory, as one table;  make accuracy: findings against labelled pages'
	@echo 'make lint         layers, formatting, cppcheck, warnings as errors;  make format: clang-format'
	@echo 'make install      to DESTDIR and prefix=$(prefix);  make uninstall'
	@echo 'make clean        removes build/'
	@echo 'Variables: CC CFLAGS LDFLAGS LTO= JOBS=$(JOBS) BUILD=$(BUILD) V=1 CI=true (warnings are errors)'

# One short line a step; V=1 shows the commands.
step = $(if $(V),,@printf '  %-4s %s\n' $(1) $@;)

# What was built with other flags, or from a file that is gone, is built again.
define write_if_changed
@mkdir -p $(@D)
@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' >$@
endef

.PHONY: FORCE
FORCE:

$(BUILD)/flags: FORCE
	$(call write_if_changed,$(CC) $(OBJECT_CFLAGS) $(LTO_FLAGS) $(LDFLAGS) $(ALL_LIBS))

$(BUILD)/objects: FORCE
	$(call write_if_changed,$(CLI_OBJECTS) $(LIB_OBJECTS))

$(BUILD)/obj/%.o: analyzer/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call step,CC)$(CC) $(OBJECT_CFLAGS) -c $< -o $@

$(BUILD)/libpagewarden.a: $(LIB_OBJECTS) $(BUILD)/objects
	@rm -f $@
	$(call step,AR)$(AR) rcs $@ $(filter %.o,$^)

$(BUILD)/pagewarden: $(CLI_OBJECTS) $(BUILD)/libpagewarden.a $(BUILD)/objects
	$(call step,LINK)$(CC) $(ALL_CFLAGS) $(LTO_FLAGS) $(LDFLAGS) $(filter %.o %.a,$^) $(ALL_LIBS) -o $@

# Unit tests: one program per tests/unit/test_*.c
$(BUILD)/tests/test_%: tests/unit/test_%.c $(BUILD)/libpagewarden.a
	@mkdir -p $(@D)
	$(call step,LINK)$(CC) $(ALL_CFLAGS) -Itests/unit $(NO_LTO_FLAGS) $(LDFLAGS) $< $(BUILD)/libpagewarden.a $(ALL_LIBS) -lcmocka -o $@

# Fuzz targets, as ordinary programs that replay their seeds, and as fuzzers
$(BUILD)/obj/replay.o: tests/fuzz/replay.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call step,CC)$(CC) $(ALL_CFLAGS) -c $< -o $@

$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/obj/replay.o $(BUILD)/libpagewarden.a
	@mkdir -p $(@D)
	$(call step,LINK)$(CC) $(ALL_CFLAGS) -Wno-missing-prototypes $(NO_LTO_FLAGS) $(LDFLAGS) $(filter %.c %.o %.a,$^) $(ALL_LIBS) -o $@

$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/libpagewarden.a
	@mkdir -p $(@D)
	$(call step,LINK)$(CC) $(ALL_CFLAGS) -Wno-missing-prototypes $(LDFLAGS) -fsanitize=fuzzer $< $(BUILD)/libpagewarden.a $(ALL_LIBS) -o $@

$(BUILD)/bench/%: bench/%.c $(BUILD)/libpagewarden.a
	@mkdir -p $(@D)
	$(call step,LINK)$(CC) $(ALL_CFLAGS) $(LDFLAGS) $< $(BUILD)/libpagewarden.a $(ALL_LIBS) -o $@

.PHONY: programs fuzzers benches
programs: all $(UNIT_TESTS) $(REPLAYS)
fuzzers: $(FUZZERS)
benches: all $(BENCHES)

# Targets that install what they need do so before the make that builds: on a bare machine the flags of the
# libraries are known only then.
.PHONY: demo
demo:
	@.ci/install build
	@$(SUBMAKE) all
	@.ci/demo $(BUILD)/pagewarden

.PHONY: test unit cases asan tsan fuzz
test:
	@.ci/install build test
	@$(SUBMAKE) programs
	@$(SUBMAKE) programs $(ASAN_BUILD)
	@$(PYTHON) tests/run --build $(BUILD) --asan $(BUILD)/asan

unit:
	@.ci/install build test
	@$(SUBMAKE) programs
	@$(PYTHON) tests/run --build $(BUILD) tests/unit

cases:
	@.ci/install build test
	@$(SUBMAKE) all
	@$(PYTHON) tests/run --build $(BUILD) $(if $(UPDATE),--update) tests/cases

asan:
	@.ci/install build test
	@$(SUBMAKE) programs $(ASAN_BUILD)
	@$(PYTHON) tests/run --build $(BUILD)/asan

tsan:
	@.ci/install build test
	@$(SUBMAKE) programs $(TSAN_BUILD)
	@$(PYTHON) tests/run --build $(BUILD)/tsan

fuzz:
	@.ci/install build fuzz
	@$(SUBMAKE) fuzzers $(FUZZ_BUILD)
	@tests/fuzz/run $(BUILD)/fuzz $(FUZZ_SECONDS)

.PHONY: bench
bench:
	@.ci/install build bench
	@$(SUBMAKE) benches
	@$(PYTHON) bench/run $(BUILD)

.PHONY: accuracy
accuracy:
	@.ci/install build bench
	@$(SUBMAKE) all
	@$(PYTHON) bench/accuracy.py $(BUILD)/pagewarden

.PHONY: lint lint-layers lint-headers lint-format lint-cppcheck format
lint:
	@.ci/install build test lint
	@$(SUBMAKE) lint-layers lint-headers lint-format lint-cppcheck
	@$(SUBMAKE) programs benches $(STRICT_BUILD)

lint-layers:
	@$(PYTHON) tests/lint/layers.py .

# Every header compiles by itself.
lint-headers:
	@for header in $(wildcard analyzer/*/*.h); do \
		$(CC) $(filter-out -MMD -MP,$(ALL_CFLAGS)) -Werror -fsyntax-only -x c -include $$header /dev/null || exit 1; \
	done

lint-format:
	@clang-format --dry-run -Werror $(C_FILES)

# Left out: what it judges wrongly across loops and calls, and what the compiler and the sanitizers see better.
CPPCHECK_SUPPRESS := missingIncludeSystem uninitvar ctuPointerArith
lint-cppcheck:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=1 --inline-suppr \
		$(addprefix --suppress=,$(CPPCHECK_SUPPRESS)) -Ianalyzer analyzer

format:
	clang-format -i $(C_FILES)

SHARE = $(DESTDIR)$(prefix)/share
.PHONY: install uninstall
install: all
	install -d $(DESTDIR)$(prefix)/bin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
		$(SHARE)/zsh/site-functions
	install -m 755 $(BUILD)/pagewarden $(DESTDIR)$(prefix)/bin/pagewarden
	cd rules && find . -name '*.yaml' -o -name '*.tsv' | while read -r file; do \
		install -D -m 644 "$$file" "$(abspath $(SHARE))/pagewarden/rules/$$file"; \
	done
	install -m 644 analyzer/cli/pagewarden.1 $(SHARE)/man/man1/pagewarden.1
	install -m 644 analyzer/cli/completion.bash $(SHARE)/bash-completion/completions/pagewarden
	install -m 644 analyzer/cli/completion.zsh $(SHARE)/zsh/site-functions/_pagewarden

uninstall:
	rm -f $(DESTDIR)$(prefix)/bin/pagewarden $(SHARE)/man/man1/pagewarden.1 \
		$(SHARE)/bash-completion/completions/pagewarden $(SHARE)/zsh/site-functions/_pagewarden
	rm -rf $(SHARE)/pagewarden

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(LIB_OBJECTS) $(CLI_OBJECTS) $(BUILD)/obj/replay.o) \
	$(addsuffix .d,$(UNIT_TESTS) $(REPLAYS) $(FUZZERS) $(BENCHES))
