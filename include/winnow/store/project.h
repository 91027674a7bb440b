/* SPDX-License-Identifier: MIT */
/*
 * What the project file knows about the review itself: settings, people, criteria versions, sources
 * and files, project numbers. Bundles received stand in received.h.
 */
#ifndef WN_STORE_PROJECT_H
#define WN_STORE_PROJECT_H

#include "winnow/core/record.h"
#include "winnow/store/received.h"
#include "winnow/store/store.h"

/*
 * Settings by name ("id", "review", "title", "made", "stage", "mine" ...). Missing: *found false.
 */
bool wn_meta_get(struct wn_store *store, const char *key, struct wn_arena *arena,
                 struct wn_str *value, bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_meta_set(struct wn_store *store, const char *key, struct wn_str value, struct wn_err *err)
    WN_MUST_CHECK;

struct wn_person {
    struct wn_str id, name;
    unsigned roles;
    int64_t place;        /* order in the criteria file, from 0: A, B, ... among the screeners */
    bool joined;          /* keys are known */
    bool here;            /* the seed is in this file */
    bool invited;         /* an invitation is open (its token was not used yet) */
    uint8_t sign[WN_KEY], box[WN_KEY], token[WN_KEY];
    int64_t decided, of;  /* progress from the newest manifest, or own; -1: not known */
};
bool wn_people_put(struct wn_store *store, const struct wn_person *p, struct wn_err *err)
    WN_MUST_CHECK; /* inserts or replaces by id; never touches the seed */
/* Takes somebody out of the list; WN_EREFUSED for somebody whose keys are known. */
bool wn_people_remove(struct wn_store *store, struct wn_str id, struct wn_err *err) WN_MUST_CHECK;
/*
 * Whom an id means as somebody typed it: exactly that one, else the only one that is the same but
 * for capital letters. NULL: nobody, or several.
 */
const struct wn_person *wn_people_typed(const struct wn_person *v, size_t n, struct wn_str id);
bool wn_people_list(struct wn_store *store, struct wn_arena *arena, struct wn_person **v, size_t *n,
                    struct wn_err *err) WN_MUST_CHECK; /* by place */
bool wn_people_get(struct wn_store *store, struct wn_str id, struct wn_arena *arena,
                   struct wn_person *out, bool *found, struct wn_err *err) WN_MUST_CHECK;
/*
 * The seed can be set for anybody of this file, but read only for the person the handle is bound
 * to.
 */
bool wn_people_set_seed(struct wn_store *store, struct wn_str id, const uint8_t seed[WN_KEY],
                        struct wn_err *err) WN_MUST_CHECK;
bool wn_people_my_seed(struct wn_store *store, uint8_t seed[WN_KEY], bool *found,
                       struct wn_err *err) WN_MUST_CHECK;

/* Criteria versions, newest last; each kept byte for byte. */
bool wn_criteria_put(struct wn_store *store, struct wn_str version, struct wn_str text,
                     struct wn_err *err) WN_MUST_CHECK;
bool wn_criteria_newest(struct wn_store *store, struct wn_arena *arena, struct wn_str *version,
                        struct wn_str *text, struct wn_err *err) WN_MUST_CHECK;

struct wn_source {
    int64_t id;
    struct wn_str name, platform, kind, searched, query, imported;
    int64_t expect, records, files;
};
/* The source by name, made when it is new (fields as given; those of an existing one stay). */
bool wn_sources_put(struct wn_store *store, const struct wn_source *s, int64_t *id,
                    struct wn_err *err) WN_MUST_CHECK;
/* A source as the lead's project lines give it: made, or brought up to date. */
bool wn_sources_take(struct wn_store *store, const struct wn_source *s, struct wn_err *err)
    WN_MUST_CHECK;
bool wn_sources_list(struct wn_store *store, struct wn_arena *arena, struct wn_source **v,
                     size_t *n, struct wn_err *err) WN_MUST_CHECK;

struct wn_import_file {
    int64_t id, source;
    struct wn_str name, sha256, format, encoding, bad_bytes, notes /* one a line: "LINE text" */;
    int64_t bytes, first, last, records, skipped_lines, undecodable_bytes;
};
bool wn_files_put(struct wn_store *store, const struct wn_import_file *f, int64_t *id,
                  struct wn_err *err) WN_MUST_CHECK; /* f->id 0: insert; else update by id */
bool wn_files_by_sha256(struct wn_store *store, struct wn_str sha256, struct wn_arena *arena,
                        struct wn_import_file *out, bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_files_list(struct wn_store *store, struct wn_arena *arena, struct wn_import_file **v,
                   size_t *n, struct wn_err *err) WN_MUST_CHECK;

/* Project numbers that were handed out: 1, 2, 3 ...; 0 = none yet. */
bool wn_numbers_newest(struct wn_store *store, int64_t *number, uint8_t fingerprint[WN_HASH],
                       struct wn_err *err) WN_MUST_CHECK;
/* The fingerprint of one that is known here. */
bool wn_numbers_get(struct wn_store *store, int64_t number, uint8_t fingerprint[WN_HASH],
                    bool *found, struct wn_err *err) WN_MUST_CHECK;
bool wn_numbers_put(struct wn_store *store, int64_t number, const uint8_t fingerprint[WN_HASH],
                    struct wn_str made, struct wn_err *err) WN_MUST_CHECK;

#endif
