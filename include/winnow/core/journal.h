/* SPDX-License-Identifier: MIT */
/*
 * Journal lines: the canonical bytes of every event, and the hash chain over them
 * (notes/exchange.md 2.5). One table says for each kind which keys stand in which order; encoder
 * and decoder both follow it. Pure: number, time and person are passed in. What was written is what
 * is hashed, stored, sent and kept: no one ever re-encodes a line.
 */
#ifndef WN_CORE_JOURNAL_H
#define WN_CORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "winnow/base/arena.h"
#include "winnow/base/buf.h"
#include "winnow/base/crypto.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"

#define WN_KINDS(X)                                                                                \
    X(SEAT, "seat") X(PROJECT, "project") X(SAW, "saw") X(DECISION, "decision") X(UNDO, "undo")    \
    X(ANSWER, "answer") X(NOTE, "note") X(LATER, "later") X(TAG, "tag") X(FLAG, "flag")            \
    X(REVEAL, "reveal") X(CLOCK, "clock") X(SENT, "sent") X(IMPORT, "import") X(PAIR, "pair")      \
    X(MERGE, "merge") X(UNMERGE, "unmerge") X(LINK, "link") X(CORRECT, "correct")                  \
    X(CRITERIA, "criteria") X(PILOT, "pilot") X(INVITE, "invite") X(ENROL, "enrol")                \
    X(RECEIVE, "receive") X(OPEN, "open") X(OVERRIDE, "override") X(RULING, "ruling")              \
    X(ASK, "ask") X(CLOSE, "close") X(STAGE, "stage") X(RESULT, "result") X(EXPORT, "export")      \
    X(LOCATION, "location")

enum wn_kind {
    WN_K_UNKNOWN, /* a newer winnow's: kept, counted, not used */
#define X(id, name) WN_K_##id,
    WN_KINDS(X)
#undef X
    WN_KIND_COUNT
};
const char *wn_kind_name(enum wn_kind k);
/* Can `undo` take this kind back? decision, answer, note, later, tag, flag, ruling. */
bool wn_kind_undoable(enum wn_kind k);

#define WN_ABSENT INT64_MIN /* of an optional integer */

struct wn_head { struct wn_str person, seat /* 16 hex */; int64_t n; };
struct wn_line_answer { struct wn_str criterion, answer; }; /* yes, no, unclear */
struct wn_range { int64_t first, last; };
struct wn_progress { struct wn_str person; int64_t decided, of; };
struct wn_parent { struct wn_str project, writer, seat, head; int64_t n; };

/*
 * One flat struct for all kinds; a kind uses the keys that the table gives it. Optional texts that
 * are empty and optional integers that are WN_ABSENT are left out. wn_line_of sets the latter.
 */
struct wn_line {
    int64_t n;
    struct wn_str at;   /* 2026-11-22T09:01:30+01:00 */
    enum wn_kind kind;
    struct wn_str kind_name; /* as written; for unknown kinds */
    /* integers */
    int64_t record, number, undoes, seconds, first, last, skipped, round, a, b, into, points;
    int64_t rows; /* `records` of an export: how many rows were written */
    /* texts */
    struct wn_str stage, criteria, text, decision, reason, where, marks, why, criterion, answer;
    struct wn_str note, tag, what, file, sha256, source, format, program, fingerprint, person;
    struct wn_str version, change, sign, box, old, seat, head, scope, outcome, to, field, value;
    struct wn_str system, sync, as, rules, reasons;
    bool on;
    /* lists */
    struct { const struct wn_line_answer *v; size_t n; } answers;
    struct { const struct wn_head *v; size_t n; } heads;
    struct { const struct wn_range *v; size_t n; } records; /* [first, last] pairs */
    struct { const struct wn_progress *v; size_t n; } progress;
    struct { bool given; struct wn_head head; } own;
    struct { bool given; struct wn_parent v; } parent; /* not given: null */
};

enum { WN_LINE_MAX = 64 * 1024 };

struct wn_line wn_line_of(enum wn_kind kind);

/* Appends the canonical bytes with LF to out. WN_EINPUT when the line would pass WN_LINE_MAX. */
bool wn_line_encode(const struct wn_line *line, struct wn_buf *out, struct wn_err *err)
    WN_MUST_CHECK;

/*
 * Reads one line (with or without LF). Texts are in the arena. Accepts any key order and unknown
 * keys; needs n, at, kind and the keys that the kind requires with the right types.
 */
bool wn_line_decode(struct wn_str bytes, struct wn_arena *arena, struct wn_line *out,
                    struct wn_err *err) WN_MUST_CHECK;

/* h0 = SHA-256 of `winnow journal 1` LF + project id + writer's signing key + seat. */
struct wn_hash wn_chain_root(const uint8_t project[WN_HASH], const uint8_t writer[WN_KEY],
                             const uint8_t seat[WN_SEAT]);
/* h_i = SHA-256 of h_(i-1) + the bytes of line i with its LF. */
struct wn_hash wn_chain_next(const struct wn_hash *before, struct wn_str line_with_lf);

/* JSON string body of s with the canonical escapes (quotes included), for project lines too. */
void wn_line_put_string(struct wn_buf *out, struct wn_str s);

#endif
