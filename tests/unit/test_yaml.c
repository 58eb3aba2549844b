#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "lib/yaml.h"
#include "lib/yaml_pack.h"

static const struct yaml *read_text(struct yaml_fault *fault, struct arena *arena, const char *text)
{
	*fault = (struct yaml_fault){ 0 };
	return yaml_read(fault, arena, sv_from(text));
}

static void assert_refused(const char *text, size_t line, const char *reason)
{
	struct arena *arena = arena_new();
	struct yaml_fault fault;

	assert_null(read_text(&fault, arena, text));
	assert_int_equal(fault.line, line);
	if (reason)
		assert_string_equal(fault.reason, reason);
	assert_non_null(fault.reason);
	arena_free(arena);
}

static void a_document_becomes_a_tree_with_lines(void **state)
{
	struct arena *arena = arena_new();
	struct yaml_fault fault;
	const struct yaml *root = read_text(&fault, arena, "a: 1\nb:\n  - x\n  - {c: \"y z\"}\nd: |\n  text\n  more\n");
	(void)state;

	assert_non_null(root);
	assert_int_equal(root->kind, YAML_MAP);
	assert_int_equal(root->count, 3);
	const struct yaml *list = yaml_get(root, "b");
	assert_int_equal(list->kind, YAML_LIST);
	assert_int_equal(list->key_line, 2);
	assert_int_equal(list->first->line, 3);
	const struct yaml *inner = yaml_get(list->first->next, "c");
	assert_true(sv_eq(inner->text, SV("y z")));
	assert_true(inner->quoted);
	assert_int_equal(inner->line, 4);
	assert_string_equal(yaml_get(root, "d")->text.data, "text\nmore\n");
	assert_null(yaml_get(root, "e"));
	arena_free(arena);
}

static void typed_values_are_read_strictly(void **state)
{
	struct arena *arena = arena_new();
	struct yaml_fault fault;
	const struct yaml *root = read_text(&fault, arena, "[true, false, 12, 0.75, \"true\", '12', 1e3, yes, -1, .]");
	bool flag;
	size_t number;
	double decimal;
	(void)state;

	const struct yaml *node = root->first;
	assert_int_equal(yaml_bool(&flag, node), 0);
	assert_true(flag);
	node = node->next;
	assert_int_equal(yaml_bool(&flag, node), 0);
	assert_false(flag);
	node = node->next;
	assert_int_equal(yaml_unsigned(&number, node), 0);
	assert_int_equal(number, 12);
	node = node->next;
	assert_int_equal(yaml_decimal(&decimal, node), 0);
	assert_true(decimal > 0.7499 && decimal < 0.7501);
	for (node = node->next; node; node = node->next) {
		assert_int_equal(yaml_bool(&flag, node), -1);
		assert_int_equal(yaml_unsigned(&number, node), -1);
		assert_int_equal(yaml_decimal(&decimal, node), -1);
	}
	arena_free(arena);
}

static void what_people_do_not_write_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_refused("a: &x [1]\nb: *x\n", 2, "aliases are not allowed");
	assert_refused("a: !!str 1\n", 1, "tags are not allowed");
	assert_refused("a: 1\n---\nb: 2\n", 2, "more than one document in a file");
	assert_refused("a: 1\nb: 2\na: 3\n", 3, "this key stands here twice");
	assert_refused("? [a]\n: 1\n", 1, "a key must be a text");
	assert_refused("", 1, "the file is empty");
	assert_refused("# only a comment\n", 1, "the file is empty");
	assert_refused("a: 1\n\tb: 2\n", 2, NULL);
	assert_refused("a: [1, 2\n", 2, NULL);
	assert_refused("a: 1\nb: \xff\xfe\n", 2, NULL);
	assert_refused("a: 1\nb: \"\x01\"\n", 2, NULL);
}

static void bombs_stop_at_their_caps(void **state)
{
	struct arena *arena = arena_new();
	struct yaml_fault fault;
	struct buf buf;
	(void)state;

	buf_init(&buf, 16 * MIB);
	for (int i = 0; i < 1000000; i++)
		buf_byte(&buf, '[');
	assert_null(yaml_read(&fault, arena, buf_view(&buf)));
	assert_string_equal(fault.reason, "nested too deep");
	buf_clear(&buf);
	buf_byte(&buf, '[');
	for (size_t i = 0; i < 2 * LIMIT_YAML_NODES; i++)
		buf_append(&buf, SV("a,"));
	assert_null(yaml_read(&fault, arena, buf_view(&buf)));
	assert_string_equal(fault.reason, "too many values in one file");
	buf_clear(&buf);
	for (size_t i = 0; i < LIMIT_YAML_BYTES; i += 4)
		buf_append(&buf, SV("aaa\n"));
	buf_byte(&buf, 'a');
	assert_null(yaml_read(&fault, arena, buf_view(&buf)));
	assert_string_equal(fault.reason, "the file is too large");
	buf_free(&buf);
	arena_free(arena);
}

static void packed_trees_are_the_same(void **state)
{
	struct arena *arena = arena_new();
	struct yaml_fault fault;
	const struct yaml *root = read_text(&fault, arena, "a: 1\nb:\n  - x\n  - {c: \"y z\", e: []}\nd: |\n  text\n");
	struct buf packed;
	struct buf again;
	(void)state;

	buf_init(&packed, 1 * MIB);
	buf_init(&again, 1 * MIB);
	yaml_pack(&packed, root);
	const struct yaml *unpacked = yaml_unpack(arena, buf_view(&packed));
	assert_non_null(unpacked);
	yaml_pack(&again, unpacked);
	assert_true(sv_eq(buf_view(&packed), buf_view(&again)));
	const struct yaml *map = yaml_get(unpacked, "b")->first->next;
	assert_int_equal(map->line, 4);
	assert_true(yaml_get(map, "c")->quoted);
	assert_string_equal(yaml_get(map, "c")->text.data, "y z");
	buf_free(&packed);
	buf_free(&again);
	arena_free(arena);
}

static void what_is_no_packed_tree_is_refused(void **state)
{
	struct arena *arena = arena_new();
	struct yaml_fault fault;
	struct buf packed;
	(void)state;

	buf_init(&packed, 1 * MIB);
	yaml_pack(&packed, read_text(&fault, arena, "a: [x, {b: y}]\n"));
	for (size_t length = 0; length < packed.len; length++)
		assert_null(yaml_unpack(arena, sv_slice(buf_view(&packed), 0, length)));
	for (size_t i = 0; i < packed.len; i++) { /* whatever comes of it, nothing is read beyond the bytes */
		packed.data[i] ^= 0x41;
		yaml_unpack(arena, buf_view(&packed));
		packed.data[i] ^= 0x41;
	}
	buf_byte(&packed, '\0');
	assert_null(yaml_unpack(arena, buf_view(&packed)));
	buf_free(&packed);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_becomes_a_tree_with_lines),
		cmocka_unit_test(typed_values_are_read_strictly),
		cmocka_unit_test(what_people_do_not_write_is_refused_with_its_line),
		cmocka_unit_test(bombs_stop_at_their_caps),
		cmocka_unit_test(packed_trees_are_the_same),
		cmocka_unit_test(what_is_no_packed_tree_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
