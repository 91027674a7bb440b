/* SPDX-License-Identifier: MIT */
/*
 * Project lines (notes/exchange.md 2.7): the records, criteria, sources and people that a screener
 * gets, as canonical JSON Lines. Their SHA-256 is the fingerprint of a project number; with an
 * invitation line before them they are the body of an invitation.
 */
#ifndef WN_FORMAT_PROJECT_LINES_H
#define WN_FORMAT_PROJECT_LINES_H

#include "winnow/core/record.h"
#include "winnow/format/bundle.h"

struct wn_p_person {
    struct wn_str id, name;
    unsigned roles; /* enum wn_role bits */
    bool joined;    /* false: the keys are null */
    uint8_t sign[WN_KEY], box[WN_KEY];
};
struct wn_p_source { struct wn_str name, type, imported; int64_t records, files; };
struct wn_p_record {
    int64_t n;
    struct wn_record r; /* only fields a screener may see; read: KEY is the first of keys */
    struct wn_str sources, keys; /* lists, one value a line */
};
struct wn_p_project {
    struct wn_str title, stage, made;
    const struct wn_p_person *people; size_t people_count;
    int64_t records, works;
};

/* Writers: each appends one canonical line. */
void wn_p_put_invitation(struct wn_buf *out, struct wn_str person, const uint8_t token[WN_KEY]);
void wn_p_put_project(struct wn_buf *out, const struct wn_p_project *p);
void wn_p_put_source(struct wn_buf *out, const struct wn_p_source *s);
void wn_p_put_criteria(struct wn_buf *out, struct wn_str version, struct wn_str text);
/* *cut is set when the abstract was shortened to keep the line within 16 MiB. */
void wn_p_put_record(struct wn_buf *out, const struct wn_p_record *r, bool *cut);

/*
 * Reader: calls back line by line; any that is NULL is passed over. A line's texts are valid during
 * the call. A callback that returns false ends the reading: then fault->status is NULL and
 * fault->err is the callback's.
 */
struct wn_p_reader {
    void *ctx;
    bool (*invitation)(void *ctx, struct wn_str person, const uint8_t token[WN_KEY],
                       struct wn_err *);
    bool (*project)(void *ctx, const struct wn_p_project *p, struct wn_err *);
    bool (*source)(void *ctx, const struct wn_p_source *s, struct wn_err *);
    bool (*criteria)(void *ctx, struct wn_str version, struct wn_str text, struct wn_err *);
    bool (*record)(void *ctx, const struct wn_p_record *r, struct wn_err *);
};
/*
 * Body of an invitation: its invitation line, then the project lines, whose SHA-256 must be
 * `fingerprint`; record numbers ascend. The fingerprint is compared before any callback. Check 18.
 */
bool wn_p_read_invitation(struct wn_str body, const uint8_t fingerprint[WN_HASH], const char *name,
                          const struct wn_p_reader *to,
                          struct wn_bundle_fault *fault) WN_MUST_CHECK;
/* Body of a project file: the project lines alone. */
bool wn_p_read_project(struct wn_str body, const uint8_t fingerprint[WN_HASH], const char *name,
                       const struct wn_p_reader *to, struct wn_bundle_fault *fault) WN_MUST_CHECK;

#endif
