# pagewarden: `make` builds it, `make demo` shows it, `make test` proves it. `make help` lists the rest.

CC ?= cc
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
PYTHON ?= /usr/bin/python3
prefix ?= /usr/local

# A variant is a build folder of its own with its own flags: plain, asan, tsan, fuzz.
BUILD ?= build
VARIANT_FLAGS ?=

MODULES := gumbo libhs libmagic yaml-0.1 zlib libbrotlidec uchardet libpcre2-8 icu-uc libpsl nettle jansson
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wwrite-strings \
	    $(if $(filter true,$(CI)),-Werror)
ALL_CFLAGS := -std=c11 -Ianalyzer $(WARNINGS) $(CFLAGS) $(VARIANT_FLAGS) -MMD -MP -pthread \
	      $(shell $(PKG_CONFIG) --cflags $(MODULES) 2>/dev/null)
# The static Gumbo is a quarter faster than the shared one; take it where the package has it.
GUMBO_ARCHIVE := $(wildcard $(shell $(PKG_CONFIG) --variable=libdir gumbo 2>/dev/null)/libgumbo.a)
LIBS := $(shell $(PKG_CONFIG) --libs $(MODULES) 2>/dev/null) -lm
ALL_LIBS := $(if $(GUMBO_ARCHIVE),$(patsubst -lgumbo,$(GUMBO_ARCHIVE),$(LIBS)),$(LIBS))

SOURCES := $(sort $(wildcard analyzer/*/*.c))
CLI_OBJECTS := $(patsubst analyzer/%.c,$(BUILD)/obj/%.o,$(filter analyzer/cli/%,$(SOURCES)))
LIB_OBJECTS := $(patsubst analyzer/%.c,$(BUILD)/obj/%.o,$(filter-out analyzer/cli/%,$(SOURCES)))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ_TARGETS := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

.PHONY: all
all: $(BUILD)/pagewarden $(BUILD)/libpagewarden.a

$(BUILD)/obj/%.o: analyzer/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c $< -o $@

$(BUILD)/libpagewarden.a: $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/pagewarden: $(CLI_OBJECTS) $(BUILD)/libpagewarden.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $^ $(ALL_LIBS) -o $@

# Unit tests: one program per tests/unit/test_*.c
$(BUILD)/tests/test_%: tests/unit/test_%.c $(BUILD)/libpagewarden.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit $< $(BUILD)/libpagewarden.a $(ALL_LIBS) -lcmocka -o $@

# Fuzz targets, as ordinary programs that replay their seeds
$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/libpagewarden.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(filter %.c,$^) $(BUILD)/libpagewarden.a $(ALL_LIBS) -o $@

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
