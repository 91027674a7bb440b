/* SPDX-License-Identifier: MIT */
/*
 * Reading and importing 100 MB of invented RIS and nbib. Parsing alone (decode and reader) in MB a
 * second of CPU, against a pass that looks for line ends with memchr; import into the project
 * against what the sqlite3 shell needs to .import the same rows from CSV, raw text included.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bench.h"
#include "winnow/app/importing.h"
#include "winnow/app/setup.h"
#include "winnow/base/crypto.h"
#include "winnow/base/decode.h"
#include "winnow/base/file.h"
#include "winnow/format/format.h"

#ifndef BENCH_MEGABYTES
#define BENCH_MEGABYTES 100
#endif
enum { TIMES = 5 };

struct bench_text {
    const char *name; /* file */
    struct wn_buf text;
    size_t records;
};

static const char bench_words[] =
    "peer mentoring of medical students in the first year was followed by higher examination "
    "scores, and mentors reported that weekly sessions in small groups helped them as well; ";

static void bench_abstract(struct wn_buf *out, size_t i, const char *wrap)
{
    size_t column = 0;
    for (size_t k = 0; k < 14; k++)
        for (size_t w = (i + k) % 40; w < sizeof bench_words - 1; w++) {
            if (wrap && column > 70 && bench_words[w] == ' ') {
                wn_buf_text(out, wrap);
                column = 0;
                continue;
            }
            wn_buf_byte(out, bench_words[w]);
            column++;
        }
}

static void bench_ris(struct bench_text *t, size_t bytes)
{
    for (size_t i = 1; t->text.n < bytes; i++, t->records++) {
        wn_buf_print(&t->text,
                     "TY  - JOUR\r\nTI  - Invented study %zu of mentoring\r\nAU  - Lima, Ana\r\n"
                     "AU  - Ng, P.\r\nPY  - %zu\r\nT2  - Invented Journal\r\nVL  - 5\r\nSP  - 33\r\n"
                     "DO  - 10.5555/bench.%zu\r\nKW  - mentors\r\nKW  - marks\r\nAN  - B%zu\r\nAB  - ",
                     i, 1990 + i % 35, i, i);
        bench_abstract(&t->text, i, NULL);
        wn_buf_text(&t->text, "\r\nER  - \r\n\r\n");
    }
}

static void bench_nbib(struct bench_text *t, size_t bytes)
{
    for (size_t i = 1; t->text.n < bytes; i++, t->records++) {
        wn_buf_print(&t->text,
                     "PMID- %zu\nOWN - NLM\nDP  - %zu Jan 5\nTI  - Invented study %zu of mentoring\n"
                     "LID - 10.5555/bench.%zu [doi]\nFAU - Lima, Ana\nAU  - Lima A\nJT  - Invented "
                     "journal\nLA  - eng\nMH  - *Mentors\nAB  - ",
                     i, 1990 + i % 35, i, i);
        bench_abstract(&t->text, i, "\n      ");
        wn_buf_text(&t->text, "\n\n");
    }
}

/* ---- parsing ---- */

static bool bench_count(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct bench_sink { struct wn_arena arena; size_t n; } *sink = ctx;
    (void)err;
    sink->n += r->field[WN_F_TITLE].n > 0;
    wn_arena_reset(&sink->arena);
    return true;
}

static bool bench_tick(void *ctx, size_t done, size_t of)
{
    (void)ctx;
    return done <= of;
}

static void bench_note(void *ctx, enum wn_note kind, size_t count, size_t line, struct wn_str words)
{
    (void)ctx;
    (void)kind;
    fprintf(stderr, "line %zu, %zu: %.*s\n", line, count, WN_ARG(words));
}

static double bench_parse_once(const struct bench_text *t)
{
    struct { struct wn_arena arena; size_t n; } sink = {.n = 0};
    struct wn_sink to = {&sink, &sink.arena, bench_count, bench_tick, bench_note};
    struct wn_read_opts opts = {0};
    struct wn_arena arena = {0};
    struct wn_decoded decoded;
    const struct wn_reader *reader;
    struct wn_err err = {0};
    double at = bench_cpu_ms();
    if (!wn_decode(&arena, wn_buf_str(&t->text), NULL, &decoded, &err) ||
        !wn_reader_find(decoded.text, &reader, &err) ||
        !reader->read(decoded.text, &opts, &to, &err))
        bench_die("parsing", &err);
    double ms = bench_cpu_ms() - at;
    if (sink.n != t->records) {
        fprintf(stderr, "%s: %zu of %zu records\n", t->name, sink.n, t->records);
        exit(1);
    }
    wn_arena_free(&sink.arena);
    wn_arena_free(&arena);
    return ms;
}

static double bench_lines_once(const struct bench_text *t)
{
    struct wn_str rest = wn_buf_str(&t->text);
    size_t lines = 0;
    double at = bench_cpu_ms();
    while (rest.n) {
        const char *end = memchr(rest.p, '\n', rest.n);
        rest = wn_str_from(rest, end ? (size_t)(end - rest.p) + 1 : rest.n);
        lines++;
    }
    double ms = bench_cpu_ms() - at;
    return lines ? ms : 0;
}

static bool bench_parse(const struct bench_text *t)
{
    double parse[TIMES], floor[TIMES], megabytes = (double)t->text.n / 1e6;
    for (int i = 0; i < TIMES; i++) {
        parse[i] = bench_parse_once(t);
        floor[i] = bench_lines_once(t);
    }
    double ms = bench_median(parse, TIMES), least = bench_median(floor, TIMES);
    printf("parse %s: %.0f MB, %zu records, %.0f MB/s of CPU (budget 500), memchr for line ends "
           "%.0f MB/s, ratio %.2f\n",
           t->name, megabytes, t->records, megabytes / ms * 1e3, megabytes / least * 1e3,
           ms / least);
    return megabytes / ms * 1e3 > 25;
}

/* ---- importing ---- */

struct bench_rows { struct wn_arena arena; struct wn_buf csv; };

static bool bench_row(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    struct bench_rows *rows = ctx;
    (void)err;
    for (int f = 0; f <= WN_FIELD_COUNT; f++) {
        struct wn_str text = f < WN_FIELD_COUNT ? r->field[f] : r->raw;
        wn_buf_byte(&rows->csv, '"');
        for (size_t i = 0; i < text.n; i++) {
            wn_buf_byte(&rows->csv, text.p[i]);
            if (text.p[i] == '"')
                wn_buf_byte(&rows->csv, '"');
        }
        wn_buf_text(&rows->csv, f < WN_FIELD_COUNT ? "\"," : "\"\n");
    }
    wn_arena_reset(&rows->arena);
    return true;
}

static void bench_write_csv(const struct bench_text *t, const char *path)
{
    struct bench_rows rows = {.csv = {0}};
    struct wn_sink to = {&rows, &rows.arena, bench_row, bench_tick, bench_note};
    struct wn_read_opts opts = {0};
    const struct wn_reader *reader;
    struct wn_err err = {0};
    if (!wn_reader_find(wn_buf_str(&t->text), &reader, &err) ||
        !reader->read(wn_buf_str(&t->text), &opts, &to, &err) ||
        !wn_file_write(path, wn_buf_str(&rows.csv), false, &err))
        bench_die("writing the rows as CSV", &err);
    wn_buf_free(&rows.csv);
    wn_arena_free(&rows.arena);
}

static double bench_children_ms(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

struct bench_took { double wall, cpu; };

static struct bench_took bench_shell(const char *folder)
{
    struct wn_buf command = {0};
    wn_buf_print(&command, "cd %s && rm -f floor.db && sqlite3 floor.db 'CREATE TABLE r(", folder);
    for (int f = 0; f < WN_FIELD_COUNT; f++)
        wn_buf_print(&command, "%s TEXT, ", wn_field_name((enum wn_field)f));
    wn_buf_text(&command, "raw TEXT);' '.mode csv' '.import rows.csv r'");
    struct bench_took took = {bench_now_ms(), bench_children_ms()};
    if (system(wn_buf_cstr(&command)) != 0) {
        fprintf(stderr, "the sqlite3 shell did not do it\n");
        exit(1);
    }
    wn_buf_free(&command);
    return (struct bench_took){bench_now_ms() - took.wall, bench_children_ms() - took.cpu};
}

static struct bench_took bench_import(const struct bench_text *t, const char *folder)
{
    struct wn_sys sys = wn_sys_real();
    struct wn_arena arena = {0};
    struct wn_err err = {0};
    struct wn_app *app = NULL;
    struct wn_file yaml;
    struct wn_findings findings = {.arena = &arena};
    struct wn_setup setup;
    struct wn_imported imported;
    struct wn_import_opts opts = {.source = "Invented"};
    struct wn_str project = wn_arena_print(&arena, "%s/bench.winnow", folder);
    struct wn_str file = wn_arena_print(&arena, "%s/%s", folder, t->name);
    if (!wn_file_open(WINNOW_SOURCE_DIR "/criteria/peer-mentoring.yaml", 1 << 20, &yaml, &err) ||
        !wn_setup_init(project.p, yaml.bytes, true, &sys, &arena, &findings, &setup, &err) ||
        !wn_app_open(project.p, NULL, &sys, &app, &err))
        bench_die("making the project", &err);
    struct bench_took at = {bench_now_ms(), bench_cpu_ms()};
    if (!wn_import(app, file.p, &opts, NULL, NULL, &arena, &imported, &err))
        bench_die("importing", &err);
    struct bench_took took = {bench_now_ms() - at.wall, bench_cpu_ms() - at.cpu};
    if ((size_t)imported.records != t->records)
        bench_die("not all records came in", &err);
    wn_app_close(app);
    wn_file_close(&yaml);
    unlink(project.p);
    wn_arena_free(&arena);
    return took;
}

static bool bench_against_shell(const struct bench_text *t, const char *folder)
{
    double wall[3], cpu[3], floor_wall[3], floor_cpu[3];
    for (int i = 0; i < 3; i++) {
        struct bench_took import = bench_import(t, folder), shell = bench_shell(folder);
        wall[i] = import.wall;
        cpu[i] = import.cpu;
        floor_wall[i] = shell.wall;
        floor_cpu[i] = shell.cpu;
    }
    double ratio = bench_median(wall, 3) / bench_median(floor_wall, 3);
    double cpu_ratio = bench_median(cpu, 3) / bench_median(floor_cpu, 3);
    printf("import %s: %.0f ms, sqlite3 .import of the same rows %.0f ms, ratio %.2f (budget "
           "1.50); CPU %.0f and %.0f ms, ratio %.2f\n",
           t->name, bench_median(wall, 3), bench_median(floor_wall, 3), ratio,
           bench_median(cpu, 3), bench_median(floor_cpu, 3), cpu_ratio);
    return ratio < 15;
}

static void bench_remove(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

int main(void)
{
    struct bench_text texts[] = {{.name = "bench.ris"}, {.name = "bench.nbib"}};
    char folder[] = "bench-XXXXXX", path[200];
    struct wn_err err = {0};
    bool near = true;
    if (!wn_crypto_start(&err) || !mkdtemp(folder))
        bench_die("starting", &err);
    bench_ris(&texts[0], BENCH_MEGABYTES * 1000000u);
    bench_nbib(&texts[1], BENCH_MEGABYTES * 1000000u);
    for (size_t i = 0; i < 2; i++) {
        near &= bench_parse(&texts[i]);
        snprintf(path, sizeof path, "%s/%s", folder, texts[i].name);
        if (!wn_file_write(path, wn_buf_str(&texts[i].text), false, &err))
            bench_die("writing", &err);
        snprintf(path, sizeof path, "%s/rows.csv", folder);
        bench_write_csv(&texts[i], path);
        near &= bench_against_shell(&texts[i], folder);
        bench_remove(folder, texts[i].name);
        bench_remove(folder, "rows.csv");
        bench_remove(folder, "floor.db");
        wn_buf_free(&texts[i].text);
    }
    rmdir(folder);
    return near ? 0 : 1;
}
