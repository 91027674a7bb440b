/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "winnow/base/buf.h"
#include "winnow/ui/pager.h"

enum { MOST = 32 };

/* Marks of the phrases, given as "1:near-peer mentoring", "-3:satisfaction"; by position. */
struct marked {
    struct wn_mark v[MOST];
    size_t n;
};

static void mark_all(struct marked *m, const char *text, const char *const phrases[])
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length; at++)
        for (size_t i = 0; phrases[i]; i++) {
            bool against = phrases[i][0] == '-';
            const char *phrase = phrases[i] + (against ? 3 : 2);
            if (strncmp(text + at, phrase, strlen(phrase)) != 0)
                continue;
            int digit = phrases[i][against ? 1 : 0] - '0';
            m->v[m->n++] = (struct wn_mark){at, at + strlen(phrase), (unsigned char)(digit - 1),
                                            against};
            at += strlen(phrase) - 1;
            break;
        }
}

struct page {
    struct wn_arena arena;
    struct wn_flow flow;
    struct wn_canvas canvas;
    struct wn_buf text;
};

static void page_open(struct page *p, int rows, int cols)
{
    *p = (struct page){0};
    wn_canvas_init(&p->canvas, rows, cols);
    p->flow.arena = &p->arena;
}

static const char *page_text(struct page *p, size_t top)
{
    wn_canvas_clear(&p->canvas);
    wn_buf_clear(&p->text);
    wn_flow_draw(&p->flow, &p->canvas, 0, 0, p->canvas.rows, top);
    wn_canvas_text(&p->canvas, &p->text);
    return wn_buf_cstr(&p->text);
}

static void page_close(struct page *p)
{
    wn_canvas_free(&p->canvas);
    wn_buf_free(&p->text);
    wn_arena_free(&p->arena);
}

static const char methods[] =
    "In a controlled before-and-after study at one medical school, 184 first-year students were "
    "offered weekly group mentoring by trained third-year students during the anatomy block; "
    "the pass rate at first attempt, satisfaction and mentor workload.";
static const char *const terms[] = {"2:medical school", "2:first-year", "3:pass rate",
                                    "-3:satisfaction", NULL};

static void flow_methods(struct page *p, const struct wn_flow_opts *opts)
{
    struct marked m = {0};
    mark_all(&m, methods, terms);
    wn_flow_add(&p->flow, opts, WN_STR("METHODS"), wn_str(methods), (struct wn_marks){m.v, m.n},
                WN_PLAIN);
}

/* As view B of the notes has it: brackets, digits, and a marked phrase that breaks over a line. */
static void test_marks_without_colour(void **state)
{
    (void)state;
    struct page p;
    struct wn_flow_opts opts = {.width = 72};
    page_open(&p, 6, 80);
    flow_methods(&p, &opts);
    assert_string_equal(page_text(&p, 0),
                        "METHODS  In a controlled before-and-after study at one [medical\n"
                        "school]², 184 [first-year]² students were offered weekly group mentoring\n"
                        "by trained third-year students during the anatomy block; the [pass\n"
                        "rate]³ at first attempt, {satisfaction}³ and mentor workload.\n\n\n");
    page_close(&p);
}

static void test_marks_with_colour_are_styles(void **state)
{
    (void)state;
    struct page p;
    struct wn_flow_opts opts = {.width = 40, .colour = true};
    page_open(&p, 2, 40);
    flow_methods(&p, &opts);
    assert_string_equal(page_text(&p, 1), "before-and-after study at one medical\n"
                                          "school, 184 first-year students were\n");
    wn_buf_clear(&p.text);
    wn_canvas_styles(&p.canvas, &p.text);
    assert_string_equal(wn_buf_cstr(&p.text), "cursor=0,0\n"
                                              "..............................2222222...\n"
                                              "222222......2222222222..................\n");
    opts.digits = true;
    p.flow = (struct wn_flow){.arena = &p.arena};
    flow_methods(&p, &opts);
    assert_string_equal(page_text(&p, 1), "before-and-after study at one medical\n"
                                          "school², 184 first-year² students were\n");
    page_close(&p);
}

static void test_the_blank_within_a_mark_is_marked(void **state)
{
    (void)state;
    struct page p;
    struct wn_mark m = {2, 13, 0, false};
    struct wn_flow_opts opts = {.width = 30, .colour = true, .digit = (const int[]){4}};
    page_open(&p, 1, 16);
    wn_flow_add(&p.flow, &opts, WN_STR(""), WN_STR("a peer mentor b"), (struct wn_marks){&m, 1},
                WN_PLAIN);
    page_text(&p, 0);
    wn_buf_clear(&p.text);
    wn_canvas_styles(&p.canvas, &p.text);
    assert_string_equal(wn_buf_cstr(&p.text), "cursor=0,0\n..44444444444...\n");
    page_close(&p);
}

static void test_only_the_marks_that_are_wanted(void **state)
{
    (void)state;
    struct page p;
    struct wn_flow_opts opts = {.width = 300, .marks = WN_MARKS_ONE, .criterion = 2};
    page_open(&p, 1, 300);
    flow_methods(&p, &opts);
    assert_non_null(strstr(page_text(&p, 0), "[pass rate]³ at first attempt, {satisfaction}³"));
    assert_null(strstr(page_text(&p, 0), "[medical"));
    opts.marks = WN_MARKS_NONE;
    p.flow = (struct wn_flow){.arena = &p.arena};
    flow_methods(&p, &opts);
    for (size_t i = 0; i < p.flow.lines; i++)
        assert_null(strpbrk(page_text(&p, i), "[{"));
    page_close(&p);
}

static void test_digits_in_ascii(void **state)
{
    (void)state;
    struct page p;
    struct wn_mark m = {0, 6, 1, true};
    struct wn_flow_opts opts = {.width = 30, .ascii = true};
    page_open(&p, 1, 30);
    wn_flow_add(&p.flow, &opts, WN_STR(""), WN_STR("nurses"), (struct wn_marks){&m, 1}, WN_PLAIN);
    assert_string_equal(page_text(&p, 0), "{nurses}2\n");
    page_close(&p);
}

static void test_paragraphs_blank_lines_and_long_words(void **state)
{
    (void)state;
    struct page p;
    struct wn_flow_opts opts = {.width = 8};
    page_open(&p, 8, 12);
    wn_flow_add(&p.flow, &opts, WN_STR(""), WN_STR("one\n\ntwo   three\nabcdefghijklmnopqrst u"),
                (struct wn_marks){0}, WN_PLAIN);
    wn_flow_blank(&p.flow);
    wn_flow_add(&p.flow, &opts, WN_STR(""), WN_STR(""), (struct wn_marks){0}, WN_PLAIN);
    assert_int_equal(p.flow.lines, 8);
    assert_string_equal(page_text(&p, 0),
                        "one\n\ntwo\nthree\nabcdefgh\nijklmnop\nqrst u\n\n");
    assert_string_equal(page_text(&p, 6), "qrst u\n\n\n\n\n\n\n\n");
    assert_string_equal(page_text(&p, 99), "\n\n\n\n\n\n\n\n");
    page_close(&p);
}

static void test_wide_text_is_measured_in_columns(void **state)
{
    (void)state;
    struct page p;
    struct wn_flow_opts opts = {.width = 7};
    page_open(&p, 3, 9);
    wn_flow_add(&p.flow, &opts, WN_STR(""), WN_STR("同伴辅导 と学習"), (struct wn_marks){0},
                WN_PLAIN);
    assert_string_equal(page_text(&p, 0), "同伴辅\n导\nと学習\n");
    opts.width = 1; /* nothing fits: it goes on all the same, and the canvas clips */
    wn_flow_add(&p.flow, &opts, WN_STR("頭"), WN_STR("同伴"), (struct wn_marks){0}, WN_PLAIN);
    page_close(&p);
}

static void test_odd_marks_do_no_harm(void **state)
{
    (void)state;
    struct page p;
    const struct wn_mark odd[] = {{0, 4, 0, false}, {4, 4, 1, false}, {5, 5000, 2, true}};
    struct wn_flow_opts opts = {.width = 40};
    page_open(&p, 1, 40);
    wn_flow_add(&p.flow, &opts, WN_STR(""), WN_STR(" ab cd"), (struct wn_marks){odd, 3}, WN_PLAIN);
    assert_string_equal(page_text(&p, 0), "[ab]¹ cd\n");
    page_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_without_colour),
        cmocka_unit_test(test_marks_with_colour_are_styles),
        cmocka_unit_test(test_the_blank_within_a_mark_is_marked),
        cmocka_unit_test(test_only_the_marks_that_are_wanted),
        cmocka_unit_test(test_digits_in_ascii),
        cmocka_unit_test(test_paragraphs_blank_lines_and_long_words),
        cmocka_unit_test(test_wide_text_is_measured_in_columns),
        cmocka_unit_test(test_odd_marks_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
