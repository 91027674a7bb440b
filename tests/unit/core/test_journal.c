/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/core/journal.h"

/* notes/exchange.md 2.12 */
static const char *const published[] = {
    "{\"n\":1,\"at\":\"2026-11-22T09:00:00+01:00\",\"kind\":\"seat\",\"number\":1,\"parent\":null,"
    "\"program\":\"winnow 1.0.0\"}\n",
    "{\"n\":2,\"at\":\"2026-11-22T09:01:30+01:00\",\"kind\":\"decision\",\"stage\":"
    "\"title-abstract\",\"criteria\":\"1.0\",\"record\":112,\"text\":\"518f8158538ceee7\","
    "\"decision\":\"exclude\",\"reason\":\"wrong-population\",\"answers\":{\"mentoring\":\"yes\","
    "\"preclinical\":\"no\"},\"where\":\"view\",\"seconds\":41,\"marks\":\"all\"}\n",
    "{\"n\":3,\"at\":\"2026-11-22T09:02:00+01:00\",\"kind\":\"sent\"}\n",
};

/* One line of every kind with every key it can have, as the writers make them. */
#define AT "\"at\":\"2026-11-22T09:01:30+01:00\","
static const char *const every_kind[] = {
    "{\"n\":1," AT
    "\"kind\":\"seat\",\"number\":1,\"parent\":{\"project\":\"00\",\"writer\":\"01\","
    "\"seat\":\"02\",\"n\":7,\"head\":\"03\"},\"program\":\"winnow 1.0.0\"}\n",
    "{\"n\":2," AT "\"kind\":\"project\",\"number\":2,\"fingerprint\":\"66b9\"}\n",
    "{\"n\":3," AT "\"kind\":\"saw\",\"seat\":\"0011223344556677\",\"last\":9,\"head\":\"be90\"}\n",
    "{\"n\":4," AT "\"kind\":\"decision\",\"stage\":\"title-abstract\",\"criteria\":\"1.0\","
    "\"record\":1,\"text\":\"518f\",\"decision\":\"include\"}\n",
    "{\"n\":5," AT "\"kind\":\"undo\",\"undoes\":4,\"why\":\"a slip\"}\n",
    "{\"n\":6," AT "\"kind\":\"answer\",\"stage\":\"title-abstract\",\"criteria\":\"1.0\","
    "\"record\":1,\"text\":\"518f\",\"criterion\":\"mentoring\",\"answer\":\"\"}\n",
    "{\"n\":7," AT "\"kind\":\"note\",\"record\":1,\"note\":\"say \\\"so\\\" \\\\ "
    "caf\xC3\xA9\\u000atwo\\u0009\\u001b\"}\n",
    "{\"n\":8," AT "\"kind\":\"later\",\"record\":1}\n",
    "{\"n\":9," AT "\"kind\":\"tag\",\"record\":1,\"tag\":\"background\",\"on\":true}\n",
    "{\"n\":10," AT "\"kind\":\"flag\",\"record\":1,\"on\":false}\n",
    "{\"n\":11," AT "\"kind\":\"reveal\",\"record\":1,\"what\":\"authors\"}\n",
    "{\"n\":12," AT "\"kind\":\"reveal\",\"records\":[[1,3],[9,9]],\"what\":\"decisions\","
    "\"heads\":[[\"ana\",\"0011223344556677\",412]]}\n",
    "{\"n\":13," AT "\"kind\":\"clock\",\"seconds\":60}\n",
    "{\"n\":14," AT "\"kind\":\"sent\"}\n",
    "{\"n\":15," AT
    "\"kind\":\"import\",\"file\":\"a.ris\",\"sha256\":\"aa\",\"source\":\"Scopus\","
    "\"format\":\"ris\",\"first\":1,\"last\":96,\"skipped\":0}\n",
    "{\"n\":16," AT "\"kind\":\"pair\",\"a\":1,\"b\":2,\"answer\":\"related\",\"as\":\"erratum\","
    "\"rules\":\"1\"}\n",
    "{\"n\":17," AT
    "\"kind\":\"merge\",\"into\":1,\"records\":[[2,3]],\"points\":9,\"reasons\":\"doi\","
    "\"rules\":\"1\"}\n",
    "{\"n\":18," AT "\"kind\":\"unmerge\",\"into\":1,\"records\":[[3,3]]}\n",
    "{\"n\":19," AT "\"kind\":\"link\",\"a\":1,\"b\":2,\"as\":\"version\"}\n",
    "{\"n\":20," AT "\"kind\":\"correct\",\"record\":1,\"field\":\"title\",\"value\":\"New\"}\n",
    "{\"n\":21," AT
    "\"kind\":\"criteria\",\"version\":\"1.0\",\"sha256\":\"aa\",\"change\":\"draft\"}\n",
    "{\"n\":22," AT "\"kind\":\"pilot\",\"round\":1,\"what\":\"opened\",\"records\":[[1,30]]}\n",
    "{\"n\":23," AT "\"kind\":\"invite\",\"person\":\"ana\",\"number\":1}\n",
    "{\"n\":24," AT
    "\"kind\":\"enrol\",\"person\":\"ana\",\"sign\":\"aa\",\"box\":\"bb\",\"old\":\"cc\"}\n",
    "{\"n\":25," AT
    "\"kind\":\"receive\",\"person\":\"ana\",\"seat\":\"00\",\"last\":3,\"head\":\"be\"}\n",
    "{\"n\":26," AT "\"kind\":\"open\",\"scope\":\"title-abstract\",\"own\":[\"chi\",\"01\",5],"
    "\"heads\":[[\"ana\",\"00\",3],[\"ben\",\"02\",4]],\"progress\":[[\"ana\",171,171]]}\n",
    "{\"n\":27," AT "\"kind\":\"override\",\"scope\":\"title-abstract\",\"progress\":"
    "[[\"ana\",107,171],[\"ben\",0,171]]}\n",
    "{\"n\":28," AT "\"kind\":\"ruling\",\"stage\":\"title-abstract\",\"record\":1,\"outcome\":"
    "\"exclude\",\"reason\":\"r\",\"answers\":{\"a\":\"no\"},\"note\":\"why\",\"heads\":[[\"ana\","
    "\"0\",1]]}\n",
    "{\"n\":29," AT
    "\"kind\":\"ask\",\"stage\":\"title-abstract\",\"record\":1,\"note\":\"look\"}\n",
    "{\"n\":30," AT
    "\"kind\":\"close\",\"stage\":\"title-abstract\",\"heads\":[[\"ana\",\"0\",1]]}\n",
    "{\"n\":31," AT "\"kind\":\"stage\",\"stage\":\"full-text\"}\n",
    "{\"n\":32," AT "\"kind\":\"result\",\"scope\":\"title-abstract\",\"sha256\":\"aa\"}\n",
    "{\"n\":33," AT
    "\"kind\":\"export\",\"to\":\"csv\",\"file\":\"d.csv\",\"sha256\":\"aa\",\"records\":171}\n",
    "{\"n\":34," AT "\"kind\":\"location\",\"system\":\"nfs\",\"sync\":\"Dropbox\"}\n",
};
enum { EVERY_KIND = sizeof every_kind / sizeof *every_kind };

static struct wn_line decode(struct wn_arena *arena, struct wn_str bytes)
{
    struct wn_line line;
    struct wn_err err;
    assert_done(wn_line_decode(bytes, arena, &line, &err), err);
    return line;
}

static void same_bytes_again(const char *text)
{
    struct wn_arena arena = {0};
    struct wn_buf out = {0};
    struct wn_err err;
    struct wn_line line = decode(&arena, wn_str(text));
    assert_done(wn_line_encode(&line, &out, &err), err);
    assert_str(wn_buf_str(&out), text);
    wn_buf_free(&out);
    wn_arena_free(&arena);
}

static void canonical_bytes_come_back(void **state)
{
    (void)state;
    bool seen[WN_KIND_COUNT] = {false};
    struct wn_arena arena = {0};
    for (size_t i = 0; i < sizeof published / sizeof *published; i++)
        same_bytes_again(published[i]);
    for (size_t i = 0; i < EVERY_KIND; i++) {
        same_bytes_again(every_kind[i]);
        seen[decode(&arena, wn_str(every_kind[i])).kind] = true;
    }
    for (int k = WN_K_UNKNOWN + 1; k < WN_KIND_COUNT; k++)
        if (!seen[k])
            fail_msg("no line of kind %s is tested", wn_kind_name((enum wn_kind)k));
    wn_arena_free(&arena);
}

static void published_lines_are_encoded(void **state)
{
    (void)state;
    const struct wn_line_answer answers[] = {
        {WN_STR("mentoring"), WN_STR("yes")}, {WN_STR("preclinical"), WN_STR("no")}};
    struct wn_buf out = {0};
    struct wn_err err;
    struct wn_line line = wn_line_of(WN_K_DECISION);
    line.n = 2;
    line.at = WN_STR("2026-11-22T09:01:30+01:00");
    line.stage = WN_STR("title-abstract");
    line.criteria = WN_STR("1.0");
    line.record = 112;
    line.text = WN_STR("518f8158538ceee7");
    line.decision = WN_STR("exclude");
    line.reason = WN_STR("wrong-population");
    line.answers.v = answers;
    line.answers.n = 2;
    line.where = WN_STR("view");
    line.seconds = 41;
    line.marks = WN_STR("all");
    assert_done(wn_line_encode(&line, &out, &err), err);
    assert_str(wn_buf_str(&out), published[1]);
    wn_buf_free(&out);
}

static void head_is(const struct wn_hash *hash, const char *want)
{
    char hex[2 * WN_HASH + 1];
    wn_hex(hash->b, WN_HASH, hex);
    assert_string_equal(hex, want);
}

static void chain_is_the_published_one(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "2336ce559573f2507681a5a629e49536a4c304637c33fdbcf643311476b35372",
        "071ee3f2028364d1b280b6a812fc5ca1e6b928604b76b0c4db6355510b2380b7",
        "be90f803fcd76759056d18bf010c15d9f19b89ce1a1bddc622150f0bbbc3570d",
    };
    uint8_t project[WN_HASH], writer[WN_KEY], seat[WN_SEAT];
    assert_true(wn_unhex(
        WN_STR("66b967b2dadfc1e722e8db8318afaf8fea8c24d05527ac82dbd5c1dcbeda21fd"), project, 32));
    assert_true(wn_unhex(
        WN_STR("8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394"), writer, 32));
    assert_true(wn_unhex(WN_STR("0011223344556677"), seat, 8));
    struct wn_hash head = wn_chain_root(project, writer, seat);
    head_is(&head, "ae05f28588c27a832644f1810b536bff53e4d8cf101ba7ad1f0aaba69aa88241");
    for (size_t i = 0; i < 3; i++) {
        head = wn_chain_next(&head, wn_str(published[i]));
        head_is(&head, heads[i]);
    }
    assert_int_equal(strlen(published[0]), 105);
    assert_int_equal(strlen(published[1]), 280);
    assert_int_equal(strlen(published[2]), 55);
}

static void foreign_lines_are_read(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_line line = decode(
        &arena, WN_STR(" {\"kind\" : \"note\", \"x\":[{\"y\":1}], \"note\":\"\\u00e9\","
                       "\"record\":3,\"at\":\"t\",\"n\":9 } \n"));
    assert_int_equal(line.kind, WN_K_NOTE);
    assert_str(line.note, "\xC3\xA9");
    line = decode(&arena, WN_STR("{\"n\":9,\"at\":\"t\",\"kind\":\"poll\",\"record\":\"odd\"}"));
    assert_int_equal(line.kind, WN_K_UNKNOWN);
    assert_str(line.kind_name, "poll");
    assert_int_equal(line.n, 9);
    wn_arena_free(&arena);
}

static void refused(struct wn_str bytes, const char *words)
{
    struct wn_arena arena = {0};
    struct wn_line line;
    struct wn_err err = {0};
    assert_false(wn_line_decode(bytes, &arena, &line, &err));
    assert_string_equal(err.text, words);
    wn_arena_free(&arena);
}

#define START "{\"n\":1,\"at\":\"t\",\"kind\":"
static void broken_lines_are_refused_in_words(void **state)
{
    (void)state;
    refused(WN_STR("[]"), "not a JSON object");
    refused(WN_STR("{\"at\":\"t\",\"kind\":\"sent\"}"), "its number n is missing");
    refused(WN_STR("{\"n\":0,\"at\":\"t\",\"kind\":\"sent\"}"), "its number n is missing");
    refused(WN_STR("{\"n\":1,\"kind\":\"sent\"}"), "its time at is missing");
    refused(WN_STR("{\"n\":1,\"at\":\"t\",\"kind\":7}"), "kind is missing");
    refused(WN_STR(START "\"note\",\"note\":\"x\"}"), "record is missing");
    refused(WN_STR(START "\"note\",\"record\":\"1\",\"note\":\"x\"}"),
            "record is not a whole number");
    refused(WN_STR(START "\"note\",\"record\":1,\"record\":1}"), "duplicate key record");
    refused(WN_STR(START "\"note\",\"record\":1.0,\"note\":\"x\"}"), "a number with a fraction");
    refused(WN_STR(START "\"flag\",\"record\":1,\"on\":1}"), "on is not true or false");
    refused(WN_STR(START "\"seat\",\"number\":1,\"parent\":{},\"program\":\"x\"}"),
            "parent is not null or a line of another journal");
    refused(WN_STR(START "\"seat\",\"number\":1,\"program\":\"x\"}"), "parent is missing");
    refused(WN_STR(START "\"close\",\"stage\":\"s\",\"heads\":[[\"ana\",\"0\"]]}"),
            "heads is not a list of [person, seat, number]");
    refused(WN_STR(START "\"sent\"} x"), "something follows the value in column 32");
    refused(WN_STR(START "\"sent\",\"x\":[[[[1]]]]}"), "nested deeper than 4");
    struct wn_buf deep = {0};
    wn_buf_fill(&deep, '[', 100000);
    refused(wn_buf_str(&deep), "longer than 64 KiB");
    refused(wn_str_first(wn_buf_str(&deep), 60000), "nested deeper than 4");
    wn_buf_free(&deep);
}

static bool encodes(struct wn_line line, struct wn_buf *out)
{
    struct wn_err err;
    return wn_line_encode(&line, out, &err);
}

static void what_cannot_be_written_leaves_nothing(void **state)
{
    (void)state;
    struct wn_buf out = {0}, text = {0};
    struct wn_line note = wn_line_of(WN_K_NOTE);
    wn_buf_text(&out, "before");
    note.n = 1;
    note.at = WN_STR("t");
    assert_false(encodes(note, &out)); /* a record is needed */
    note.record = 1;
    wn_buf_fill(&text, '\x01', WN_LINE_MAX / 6);
    note.note = wn_buf_str(&text);
    assert_false(encodes(note, &out)); /* six bytes each, once escaped */
    assert_false(encodes(wn_line_of(WN_K_UNKNOWN), &out));
    assert_str(wn_buf_str(&out), "before");
    note.note = wn_str_first(wn_buf_str(&text), 10);
    note.n = 0;
    assert_false(encodes(note, &out));
    note.n = 1;
    assert_true(encodes(note, &out));
    wn_buf_free(&out);
    wn_buf_free(&text);
}

static void a_line_of_64_KiB_goes_and_comes(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_buf out = {0}, text = {0};
    struct wn_line note = wn_line_of(WN_K_NOTE);
    note.n = note.record = 1;
    note.at = WN_STR("t");
    assert_true(encodes(note, &out));
    wn_buf_fill(&text, 'x', WN_LINE_MAX - out.n);
    wn_buf_clear(&out);
    note.note = wn_buf_str(&text);
    assert_true(encodes(note, &out));
    assert_int_equal(out.n, WN_LINE_MAX);
    assert_int_equal(decode(&arena, wn_buf_str(&out)).note.n, text.n);
    wn_buf_byte(&text, 'x');
    note.note = wn_buf_str(&text);
    assert_false(encodes(note, &out));
    wn_buf_free(&out);
    out.ceiling = WN_LINE_MAX + 1; /* as the store has it: what does not fit is left out whole */
    wn_buf_fill(&text, 'x', 1000);
    note.note = wn_buf_str(&text);
    assert_false(encodes(note, &out));
    assert_int_equal(out.n, 0);
    wn_buf_free(&out);
    wn_buf_free(&text);
    wn_arena_free(&arena);
}

static void what_no_reader_takes_is_never_written(void **state)
{
    (void)state;
    struct wn_arena arena = {0};
    struct wn_buf out = {0};
    struct wn_line note = wn_line_of(WN_K_NOTE);
    note.n = note.record = 1;
    note.at = WN_STR("t");
    note.note = WN_STR("a\0b\xFF" "c\xED\xA0\x80" "d\x1f\x7f");
    assert_true(encodes(note, &out));
    struct wn_line back = decode(&arena, wn_buf_str(&out));
    assert_true(wn_str_find(back.note, WN_STR("c")) < back.note.n);
    assert_true(wn_str_starts(back.note, WN_STR("a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD")));
    assert_true(wn_str_ends(back.note, WN_STR("d\x1f\x7f")));
    wn_buf_free(&out);
    wn_arena_free(&arena);
}

static void kinds_that_can_be_undone(void **state)
{
    (void)state;
    static const enum wn_kind can[] = {WN_K_DECISION, WN_K_ANSWER, WN_K_NOTE, WN_K_LATER,
                                       WN_K_TAG, WN_K_FLAG, WN_K_RULING};
    int count = 0;
    for (size_t i = 0; i < sizeof can / sizeof *can; i++)
        assert_true(wn_kind_undoable(can[i]));
    for (int k = 0; k < WN_KIND_COUNT; k++)
        count += wn_kind_undoable((enum wn_kind)k);
    assert_int_equal(count, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical_bytes_come_back),
        cmocka_unit_test(published_lines_are_encoded),
        cmocka_unit_test(chain_is_the_published_one),
        cmocka_unit_test(foreign_lines_are_read),
        cmocka_unit_test(broken_lines_are_refused_in_words),
        cmocka_unit_test(what_cannot_be_written_leaves_nothing),
        cmocka_unit_test(a_line_of_64_KiB_goes_and_comes),
        cmocka_unit_test(what_no_reader_takes_is_never_written),
        cmocka_unit_test(kinds_that_can_be_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
