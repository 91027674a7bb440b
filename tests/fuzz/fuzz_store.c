/* SPDX-License-Identifier: MIT */
/*
 * A project file in which bytes were changed: it is refused in words, or opens; deciding and the
 * check never crash. The input is a list of changes (three bytes where, one byte what) to a small
 * project that is made once; an input of 64 bytes or more that begins like a database is the file
 * itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "winnow/base/crypto.h"
#include "winnow/store/decisions.h"
#include "winnow/store/events.h"
#include "winnow/store/pairs.h"
#include "winnow/store/project.h"
#include "winnow/store/records.h"
#include "winnow/store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char fuzz_folder[] = "/tmp/wn-fuzz-XXXXXX";
static char fuzz_path[64];
static uint8_t *fuzz_base, *fuzz_bytes;
static size_t fuzz_size;

static void fuzz_end(void)
{
    unlink(fuzz_path);
    rmdir(fuzz_folder);
    free(fuzz_base);
    free(fuzz_bytes);
}

static bool fuzz_decide(struct wn_store *store, int64_t work)
{
    struct wn_line line = wn_line_of(WN_K_DECISION);
    line.at = WN_STR("2026-11-22T09:00:00+01:00");
    line.stage = WN_STR("title-abstract");
    line.criteria = WN_STR("1.0");
    line.record = work;
    line.text = WN_STR("0011223344556677");
    line.decision = work % 2 ? WN_STR("include") : WN_STR("exclude");
    line.where = WN_STR("view");
    return wn_events_append(store, &line, NULL);
}

static bool fuzz_fill(struct wn_store *store)
{
    static const uint8_t key[WN_KEY] = {1};
    struct wn_person ana = {.id = WN_STR("ana"), .name = WN_STR("Ana"),
                            .roles = WN_SCREENER | WN_ADJUDICATOR};
    struct wn_line seat = wn_line_of(WN_K_SEAT);
    struct wn_queue_item items[6];
    bool ok = wn_people_put(store, &ana, NULL) &&
              wn_store_bind(store, ana.id, ana.roles, NULL) && wn_store_begin(store, NULL) &&
              wn_chain_start(store, key, key, key, NULL);
    seat.at = WN_STR("2026-11-22T09:00:00+01:00");
    seat.number = 1;
    seat.program = WN_STR("winnow");
    for (int i = 0; ok && i < 6; i++) {
        struct wn_record r = {.raw = WN_STR("TY  - JOUR")};
        items[i] = (struct wn_queue_item){0};
        r.field[WN_F_TITLE] = WN_STR("Near-peer mentoring");
        ok = wn_records_add(store, 0, 0, 0, &r, &items[i].work, NULL);
    }
    ok = ok && wn_queue_put(store, items, 6, NULL) && wn_events_append(store, &seat, NULL);
    for (int64_t work = 1; ok && work <= 4; work++)
        ok = fuzz_decide(store, work);
    return ok && wn_store_commit(store, NULL);
}

static void fuzz_start(void)
{
    struct wn_store *store;
    if (!wn_crypto_start(NULL) || !mkdtemp(fuzz_folder))
        abort();
    snprintf(fuzz_path, sizeof fuzz_path, "%s/f.winnow", fuzz_folder);
    if (!wn_store_create(fuzz_path, &store, NULL) || !fuzz_fill(store))
        abort();
    wn_store_close(store);
    FILE *file = fopen(fuzz_path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        abort();
    fuzz_size = (size_t)ftell(file);
    rewind(file);
    fuzz_base = malloc(fuzz_size);
    fuzz_bytes = malloc(fuzz_size);
    if (!fuzz_base || !fuzz_bytes || fread(fuzz_base, 1, fuzz_size, file) != fuzz_size)
        abort();
    fclose(file);
    atexit(fuzz_end);
}

static void fuzz_write(const uint8_t *bytes, size_t size)
{
    FILE *file = fopen(fuzz_path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        abort();
}

static bool fuzz_pair(void *ctx, const struct wn_pair *p, struct wn_err *err)
{
    (void)ctx;
    (void)p;
    (void)err;
    return true;
}

static void fuzz_use(void)
{
    struct wn_store *store;
    struct wn_arena arena = {0};
    struct wn_err err = {0};
    bool ok;
    if (!wn_store_open(fuzz_path, &store, &err)) {
        if (err.code == WN_OK || !err.text[0])
            abort();
        return;
    }
    if (wn_store_bind(store, WN_STR("ana"), WN_SCREENER | WN_ADJUDICATOR, &err) &&
        wn_store_begin(store, &err) && fuzz_decide(store, 5))
        wn_store_rollback(store);
    wn_store_rollback(store);
    ok = wn_pairs_each(store, WN_TITLE_ABSTRACT, &arena, fuzz_pair, NULL, &err) &&
         wn_store_check(store, true, NULL, NULL, &ok, &err);
    wn_arena_free(&arena);
    wn_store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!fuzz_base)
        fuzz_start();
    if (size >= 64 && memcmp(data, "SQLite format 3", 16) == 0) {
        fuzz_write(data, size);
    } else {
        memcpy(fuzz_bytes, fuzz_base, fuzz_size);
        for (; size >= 4; data += 4, size -= 4)
            fuzz_bytes[((size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2]) % fuzz_size] =
                data[3];
        fuzz_write(fuzz_bytes, fuzz_size);
    }
    fuzz_use();
    return 0;
}
