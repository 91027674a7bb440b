/* SPDX-License-Identifier: MIT */
/* The XML readers on damaged, private and hostile input; whole samples are in test_samples.c. */
#include "wn_test.h"
#include "wn_reading.h"

static struct wn_arena arena;

static struct wn_str repeated(const char *before, const char *part, size_t count,
                              const char *after)
{
    struct wn_buf buf = {0};
    wn_buf_text(&buf, before);
    for (size_t i = 0; i < count; i++)
        wn_buf_text(&buf, part);
    wn_buf_text(&buf, after);
    struct wn_str copy = wn_arena_copy(&arena, wn_buf_str(&buf));
    wn_buf_free(&buf);
    return copy;
}

static size_t longest; /* bytes of the longest field */

static void measure(void *ctx, const struct wn_record *r)
{
    (void)ctx;
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        longest = r->field[f].n > longest ? r->field[f].n : longest;
}

static void read_all(struct wn_counts *c, struct wn_str text)
{
    longest = 0;
    c->each = measure;
    if (!wn_counts_text(c, text, NULL))
        fail_msg("%s", c->err.text);
}

#define OPEN "<xml><records>"
#define CLOSE "</records></xml>"

static void big_files_are_read_in_one_go(void **state)
{
    (void)state;
    struct wn_counts c = {0}, many = {0}, lists = {0}, styles = {0};
    read_all(&c, repeated(OPEN "<record><abstract>", "Ten bytes ", 1000000,
                          "</abstract></record>" CLOSE));
    assert_int_equal(c.abstracts, 1);
    assert_true(longest > 9999990);
    read_all(&many, repeated(OPEN, "<record/>", 100000, CLOSE));
    assert_int_equal(many.records, 100000);
    read_all(&lists, repeated(OPEN "<record><contributors><authors>",
                              "<author>Alder, P.</author>", 100000,
                              "</authors></contributors></record>" CLOSE));
    assert_true(longest > 900000);
    read_all(&styles, repeated(OPEN "<record><titles><title>", "<style/><style>a</style>", 100000,
                               "</title></titles></record>" CLOSE));
    assert_int_equal(longest, 100000);
    wn_arena_free(&arena);
}

static void hostile_shapes_cost_no_more_than_their_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *part;
        size_t count;
    } shapes[] = {
        {"<a>", 200000},
        {"<record>", 100000},
        {"<record><!--", 50000},
        {"<record><![CDATA[", 50000},
        {"<record a='", 50000},
        {"<record a='b", 50000},
        {"<record><abstract>&#", 50000},
        {"<record><database path=", 50000},
        {"<record><database path=\"", 50000},
        {"<record><a b=\"&amp;\" c=\"<\">", 50000},
        {"&&&&&&&&", 100000},
        {"<!-- <record>", 50000},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct wn_counts c = {0};
        read_all(&c, repeated(OPEN "<record>", shapes[i].part, shapes[i].count, CLOSE));
        assert_true(c.records > 0 && c.records <= shapes[i].count + 1);
        wn_arena_free(&arena);
    }
}

static void deep_elements_are_damage(void **state)
{
    (void)state;
    struct wn_counts c = {0};
    read_all(&c, repeated(OPEN "<record><titles><title>Kept</title></titles>", "<a>", 300,
                          "</record><record/>" CLOSE));
    assert_int_equal(c.records, 2);
    assert_int_equal(c.titles, 1);
    assert_int_equal(c.odd, 1);
}

static struct wn_str note_words;
static size_t note_line;

static void keep_note(void *ctx, enum wn_note kind, size_t count, size_t line, struct wn_str words)
{
    (void)ctx, (void)kind, (void)count;
    note_words = wn_arena_copy(&arena, words);
    note_line = line;
}

static bool ignore_record(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    (void)ctx, (void)r, (void)err;
    return true;
}

/* Reads the text; the last note is in note_words and note_line. */
static void notes_of(struct wn_str text)
{
    struct wn_arena record = {0};
    const struct wn_sink sink = {.arena = &record, .record = ignore_record, .note = keep_note};
    const struct wn_read_opts none = {0};
    const struct wn_reader *reader;
    struct wn_err err;
    assert_done(wn_reader_find(text, &reader, &err), err);
    assert_done(reader->read(text, &none, &sink, &err), err);
    wn_arena_free(&record);
}

static void damage_is_told_with_line_and_column(void **state)
{
    (void)state;
    notes_of(WN_STR("<xml>\n<records>\r\n<record>\r<titles>\n  <title></b></title>\n</titles>"
                    "</record></records></xml>"));
    assert_int_equal(note_line, 5);
    assert_true(wn_str_find(note_words, WN_STR("column 12")) < note_words.n);
    notes_of(WN_STR("<xml><records>\n<record>\n<titles><title>Cut"));
    assert_int_equal(note_line, 2);
    assert_true(wn_str_find(note_words, WN_STR("cut off")) < note_words.n);
    wn_arena_free(&arena);
}

static void seek_secret(void *ctx, const struct wn_record *r)
{
    size_t *seen = ctx;
    (*seen)++;
    assert_int_equal(wn_str_find(r->raw, WN_STR("Secret")), r->raw.n);
    assert_true(wn_str_find(r->raw, WN_STR("Kept.enl")) < r->raw.n);
    for (size_t f = 0; f < WN_FIELD_COUNT; f++)
        assert_int_equal(wn_str_find(r->field[f], WN_STR("Secret")), r->field[f].n);
}

static void the_path_of_a_library_is_nowhere(void **state)
{
    (void)state;
    static const char *const databases[] = {
        "<database name=\"Kept.enl\" path=\"C:\\Secret\\Kept.enl\">Kept.enl</database>",
        "<database path='C:\\Secret' name='Kept.enl'/>",
        "<database\n  path = \"C:\\Secret > Kept\"\n  name=\"Kept.enl\"></database>",
        "<database name=\"Kept.enl\" path=\"C:\\Secret",
        "<database name=\"Kept.enl\" path=C:\\Secret>",
    };
    for (size_t i = 0; i < sizeof databases / sizeof *databases; i++) {
        size_t seen = 0;
        struct wn_counts c = {.each = seek_secret, .each_ctx = &seen};
        struct wn_str text = wn_arena_print(&arena, "<xml><records><record>%s<titles/></record>"
                                            "</records></xml>", databases[i]);
        assert_true(wn_counts_text(&c, text, NULL));
        assert_int_equal(seen, 1);
    }
    wn_arena_free(&arena);
}

static void every_cut_keeps_the_records_before_it(void **state)
{
    (void)state;
    struct wn_str text = wn_test_file(&arena, WINNOW_SOURCE_DIR "/tests/data/pubmed-xml/export.xml");
    size_t first = wn_str_find(text, WN_STR("</PubmedArticle>")) + 16;
    size_t second = first + wn_str_find(wn_str_from(text, first), WN_STR("</PubmedArticle>")) + 16;
    for (size_t cut = first; cut < text.n; cut += 7) {
        struct wn_counts c = {0};
        assert_true(wn_counts_text(&c, wn_str_first(text, cut), NULL));
        assert_true(c.records >= 1U + (cut >= second));
        assert_true(c.records <= 2);
    }
    wn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(big_files_are_read_in_one_go),
        cmocka_unit_test(hostile_shapes_cost_no_more_than_their_bytes),
        cmocka_unit_test(deep_elements_are_damage),
        cmocka_unit_test(damage_is_told_with_line_and_column),
        cmocka_unit_test(the_path_of_a_library_is_nowhere),
        cmocka_unit_test(every_cut_keeps_the_records_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
