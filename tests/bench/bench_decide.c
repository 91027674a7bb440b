/* SPDX-License-Identifier: MIT */
/*
 * Key to next record drawn, the decision durable, with 50,000 records and 26 highlight terms,
 * against the bare commit of one such event (one event row, one state row) on the same disk with
 * the same settings. The terminal is a test double that gives `i` and takes the time between two
 * waits.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sqlite3.h>
#include <unistd.h>

#include "bench.h"
#include "winnow/base/crypto.h"
#include "winnow/ui/views.h"

enum { KEYS = 400, RECORDS = 50000 };

struct bench_term {
    struct wn_term term;
    size_t n;
    double at, cpu_at, wall[KEYS], cpu[KEYS];
};

static void bench_next(struct wn_term *term, struct wn_event *event)
{
    struct bench_term *b = (struct bench_term *)(void *)term;
    if (b->n > 0) {
        b->wall[b->n - 1] = bench_now_ms() - b->at;
        b->cpu[b->n - 1] = bench_cpu_ms() - b->cpu_at;
    }
    *event = (struct wn_event){.kind = b->n < KEYS ? WN_EV_KEY : WN_EV_END, .key = 'i',
                               .rows = term->rows, .cols = term->cols,
                               .ms = (int64_t)b->n * 5000};
    b->n++;
    b->at = bench_now_ms();
    b->cpu_at = bench_cpu_ms();
}

static bool bench_pending(struct wn_term *term, uint32_t *key)
{
    (void)term;
    (void)key;
    return false;
}

static void bench_nothing(struct wn_term *term)
{
    (void)term;
}

static void bench_show(struct wn_term *term, const struct wn_canvas *c)
{
    (void)term;
    (void)c;
}

static void bench_exec(sqlite3 *db, const char *sql)
{
    char *text = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &text) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, text);
        exit(1);
    }
}

/* One event of 300 bytes and one state row, committed: what the disk asks for at the least. */
static double bench_floor(const struct bench_project *p)
{
    static double wall[KEYS];
    char path[400];
    sqlite3 *db;
    snprintf(path, sizeof path, "%s/floor.db", p->folder);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    bench_exec(
        db, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=EXTRA; PRAGMA journal_mode=DELETE;"
            "CREATE TABLE e(n INTEGER PRIMARY KEY, line BLOB, hash BLOB) STRICT;"
            "CREATE TABLE s(w INTEGER PRIMARY KEY, d INTEGER) STRICT;"
            "WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM k WHERE n < 20000)"
            " INSERT INTO e SELECT n, zeroblob(300), zeroblob(32) FROM k;"
            "INSERT INTO s SELECT n, 0 FROM e;");
    for (int i = 0; i < KEYS; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "BEGIN; INSERT INTO e(line, hash) VALUES(zeroblob(300), zeroblob(32));"
                 "UPDATE s SET d = 1 WHERE w = %d; COMMIT;",
                 1 + (i * 7919) % 20000);
        double at = bench_now_ms();
        bench_exec(db, sql);
        wall[i] = bench_now_ms() - at;
    }
    sqlite3_close(db);
    unlink(path);
    return bench_median(wall, KEYS);
}

int main(void)
{
    static struct bench_term b;
    struct bench_project p;
    struct wn_err err = {0};
    b.term = (struct wn_term){.rows = 40,
                              .cols = 120,
                              .colour = true,
                              .next = bench_next,
                              .pending = bench_pending,
                              .flush = bench_nothing,
                              .show = bench_show,
                              .bell = bench_nothing,
                              .suspend = bench_nothing,
                              .close = bench_nothing};
    bench_project_make(&p, RECORDS);
    struct wn_app *app = bench_open(&p, "ana");
    if (!wn_ui_run(app, &b.term, wn_views, WN_VIEW_SCREENING, &err))
        bench_die("screening", &err);
    wn_app_close(app);
    double key = bench_median(b.wall, KEYS), cpu = bench_median(b.cpu, KEYS),
           floor = bench_floor(&p);
    bench_project_remove(&p);
    printf(
        "decide, %d records, %d keys: key to next record %.2f ms, bare commit %.2f ms, ratio %.2f, "
        "over it %.2f ms (budget 1.50)\n",
        RECORDS, KEYS, key, floor, key / floor, key - floor);
    printf("own CPU a key: %.2f ms (budget 2.00)\n", cpu);
    return key - floor > 15 || cpu > 20;
}
