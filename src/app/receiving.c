/* SPDX-License-Identifier: MIT */
/*
 * Receiving: the checks of notes/exchange.md 2.9 in their order, one function each. From check 12
 * on a project file goes its own way (receiving_project.c); decisions are stored sealed, as they
 * came: nothing is opened here, and nothing but what the manifest says becomes known.
 */
#include <inttypes.h>
#include <string.h>

#include "receiving.h"
#include "seat.h"
#include "winnow/base/text.h"
#include "winnow/core/journal.h"
#include "winnow/store/events.h"

/* A check: true = go on; false = it is decided, and the result says how (or err does, with
 * *failed). */
typedef bool receiving_check(struct receiving *r, bool *failed, struct wn_err *err);

bool wn_receiving_say(struct receiving *r, bool refused, const char *status,
                      struct wn_str sentence)
{
    r->result->status = wn_str(status);
    r->result->message = sentence;
    r->result->refused = refused;
    return false;
}

/* ---- 2 to 7 ---- */

static bool receiving_look(struct receiving *r, bool *failed, struct wn_err *err)
{
    (void)failed;
    (void)err;
    struct wn_bundle_fault fault;
    if (!wn_bundle_look(r->bytes, r->name, r->arena, &r->b, &fault))
        return REFUSE(r, fault.status, "%s", fault.err.text);
    r->who = wn_exchange_shown(r->arena, r->b.m.person);
    r->review = wn_exchange_shown(r->arena, r->b.m.review);
    r->result->from = r->who;
    return true;
}

bool wn_receiving_lead(struct receiving *r, struct wn_err *err)
{
    bool found;
    if (!wn_meta_get(wn_app_store(r->app), WN_META_LEAD, r->arena, &r->who, &found, err))
        return false;
    r->result->from = r->who;
    return true;
}

/* ---- 8: kind fits the verb and the role ---- */

static bool receiving_kind(struct receiving *r, bool *failed, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(r->app);
    if (r->b.m.kind == WN_B_PROJECT) {
        *failed = !wn_receiving_lead(r, err);
        return !*failed;
    }
    if (r->b.m.kind == WN_B_INVITATION)
        return REFUSE(r, "not-for-you", "%s is an invitation; use: winnow join %s", r->name,
                      r->name);
    if (r->b.m.kind != WN_B_DECISIONS)
        return REFUSE(r, "not-for-you",
                      "%s is a result; this version of winnow cannot take it in. Nothing was read.",
                      r->name);
    if (wn_app_roles(r->app) & WN_ADJUDICATOR)
        return true;
    if (memcmp(r->b.m.writer, wn_app_keys(r->app)->sign, WN_KEY) == 0)
        return REFUSE(r, "not-for-you",
                      "%s holds your own decisions, sealed for %.*s: hand it to %.*s. There is "
                      "nothing to take in here.",
                      r->name, WN_ARG(wn_exchange_ids(c, WN_ADJUDICATOR, r->arena)),
                      WN_ARG(wn_exchange_ids(c, WN_ADJUDICATOR, r->arena)));
    return REFUSE(
        r, "not-for-you",
        "%s holds %.*s's sealed decisions. They are for %.*s; you cannot open them and do "
        "not need them.",
        r->name, WN_ARG(r->who), WN_ARG(wn_exchange_ids(c, WN_ADJUDICATOR, r->arena)));
}

/* ---- 9 ---- */

static bool receiving_project(struct receiving *r, bool *failed, struct wn_err *err)
{
    (void)failed;
    (void)err;
    if (memcmp(r->b.m.project, wn_app_project(r->app), WN_HASH) == 0)
        return true;
    return REFUSE(r, "other-review",
                  "%s belongs to another review%s (%.*s), not to this one. Nothing was read.",
                  r->name,
                  wn_str_eq(r->review, wn_app_review(r->app)) ? " of the same name" : "",
                  WN_ARG(r->review));
}

/* ---- 10 and 11: who signed, and whether it holds ---- */

static bool receiving_signer(struct receiving *r, bool *failed, struct wn_err *err)
{
    (void)failed;
    (void)err;
    struct wn_hash of_lead = wn_project_id(r->b.m.signer);
    bool project = r->b.m.kind == WN_B_PROJECT;
    if (project ? memcmp(of_lead.b, r->b.m.project, WN_HASH) == 0
                : memcmp(r->b.m.signer, r->b.m.writer, WN_KEY) == 0)
        return true;
    if (project)
        return REFUSE(r, "wrong-signer",
                      "%s was not made by the lead of this review. Nothing was read.", r->name);
    return REFUSE(r, "wrong-signer", "%s was not made by %.*s. Nothing was read.", r->name,
                  WN_ARG(r->who));
}

static bool receiving_signature(struct receiving *r, bool *failed, struct wn_err *err)
{
    (void)failed;
    (void)err;
    if (wn_bundle_verify(&r->b))
        return true;
    return REFUSE(r, "bad-signature",
                  "%s was damaged or changed after %.*s signed it. Nothing was read. Ask for it "
                  "again.",
                  r->name, WN_ARG(r->who));
}

/* ---- a project file goes its own way from here on ---- */

static bool receiving_update(struct receiving *r, bool *failed, struct wn_err *err)
{
    if (r->b.m.kind != WN_B_PROJECT)
        return true;
    *failed = !wn_receiving_project(r, err);
    return false;
}

/* ---- 12: the writer is enrolled, or has the proof of an open invitation ---- */

static bool receiving_proof(const struct receiving *r)
{
    const struct wn_manifest *m = &r->b.m;
    struct wn_hash proof =
        wn_enrol_proof(r->person.token, wn_app_project(r->app), m->writer, m->box);
    return r->person.invited && wn_same_bytes(proof.b, m->enrol, WN_HASH);
}

static bool receiving_writer(struct receiving *r, bool *failed, struct wn_err *err)
{
    const struct wn_manifest *m = &r->b.m;
    bool found;
    if (!wn_people_get(wn_app_store(r->app), m->person, r->arena, &r->person, &found, err)) {
        *failed = true;
        return false;
    }
    bool same = memcmp(r->person.sign, m->writer, WN_KEY) == 0 &&
                memcmp(r->person.box, m->box, WN_KEY) == 0;
    if (found && r->person.joined && same)
        return true;
    if (found && r->person.joined)
        return REFUSE(
            r, "key-changed",
            "%.*s has already joined with another key. If the laptop was lost, run: winnow "
            "invite %.*s",
            WN_ARG(r->who), WN_ARG(r->who));
    r->enrols = found && receiving_proof(r);
    if (r->enrols)
        return true;
    return REFUSE(
        r, "not-invited",
        "%s says it is from %.*s but was not made with the invitation you sent. Nothing was "
        "read. Compare the four words with %.*s by telephone.",
        r->name, WN_ARG(r->who), WN_ARG(r->who));
}

/* ---- 13: the chain goes on where the known one ended ---- */

/* That a file came, whether it was kept or forks what is here. */
static bool receiving_event(struct receiving *r, struct wn_err *err)
{
    const struct wn_manifest *m = &r->b.m;
    char seat[2 * WN_SEAT + 1], head[2 * WN_HASH + 1];
    struct wn_line line = wn_line_of(WN_K_RECEIVE);
    wn_hex(m->seat, WN_SEAT, seat);
    wn_hex(m->head, WN_HASH, head);
    line.person = m->person;
    line.seat = wn_str(seat);
    line.last = m->last;
    line.head = wn_str(head);
    return wn_app_write(r->app, &line, err);
}

static struct wn_received receiving_row(struct receiving *r)
{
    const struct wn_manifest *m = &r->b.m;
    struct wn_received row = {.person = r->person.id, .file = wn_str(r->name),
                              .at = wn_app_now(r->app, r->arena), .last = m->last,
                              .decided = m->decided, .of = m->of};
    memcpy(row.writer, m->writer, WN_KEY);
    memcpy(row.seat, m->seat, WN_SEAT);
    memcpy(row.head, m->head, WN_HASH);
    return row;
}

/* The version known first stays in force; the other file is kept unopened, once. */
static bool receiving_keep_fork(struct receiving *r, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(r->app);
    struct wn_received row = receiving_row(r), known;
    bool found;
    row.refused = WN_STR("fork");
    if (!wn_received_refused(store, &row, r->arena, &known, &found, err))
        return false;
    if (wn_store_begin(store, err) && (found || wn_received_put(store, &row, r->bytes, err)) &&
        receiving_event(r, err) && wn_store_commit(store, err))
        return true;
    wn_store_rollback(store);
    return false;
}

static bool receiving_fork(struct receiving *r, bool *failed, struct wn_err *err)
{
    *failed = !receiving_keep_fork(r, err);
    return REFUSE(r, "fork", WN_EXCHANGE_FORK, WN_ARG(r->who), r->b.m.last, WN_ARG(r->who),
                  WN_ARG(r->who));
}

/* A file that was found to be a fork when it was opened stays one, whatever is known now. */
static bool receiving_known_fork(struct receiving *r, bool *failed, struct wn_err *err)
{
    struct wn_received row = receiving_row(r), known;
    bool found;
    *failed = !wn_received_refused(wn_app_store(r->app), &row, r->arena, &known, &found, err);
    if (*failed || !found || !known.said.n || !wn_str_is(known.refused, "fork"))
        return !*failed;
    *failed = !receiving_event(r, err);
    return REFUSE(r, "fork", "%.*s", WN_ARG(known.said));
}

/* Somebody who works in this very file: the chain is here already, line by line. */
static bool receiving_own(struct receiving *r)
{
    if (!r->person.here)
        return true;
    return PASS_OVER(r, "nothing-new", "%s holds decisions that %.*s made in this project. Nothing "
                     "new.", r->name, WN_ARG(r->who));
}

/* A second copy that went on by itself has a seat of its own, or forks this one. */
static bool receiving_seat(struct receiving *r, bool *failed, struct wn_err *err)
{
    struct wn_received *all;
    size_t n;
    *failed = !wn_received_list(wn_app_store(r->app), r->arena, &all, &n, err);
    for (size_t i = 0; !*failed && i < n; i++)
        if (memcmp(all[i].writer, r->b.m.writer, WN_KEY) == 0 &&
            memcmp(all[i].seat, r->b.m.seat, WN_SEAT) != 0)
            return REFUSE(r, "fork",
                          "%s comes from a second copy of %.*s's project; this version of winnow "
                          "takes one. Nothing was read. Ask %.*s to go on in the first copy.",
                          r->name, WN_ARG(r->who), WN_ARG(r->who));
    return !*failed;
}

static bool receiving_chain(struct receiving *r, bool *failed, struct wn_err *err)
{
    const struct wn_manifest *m = &r->b.m;
    struct wn_store *store = wn_app_store(r->app);
    struct wn_received newest;
    uint8_t head[WN_HASH];
    bool found, has_head;
    if (!receiving_own(r))
        return false;
    if (!receiving_seat(r, failed, err) || !receiving_known_fork(r, failed, err))
        return false;
    if (!wn_received_newest(store, m->writer, m->seat, r->arena, &newest, &found, err) ||
        !wn_received_head(store, m->writer, m->seat, m->last, head, &has_head, err)) {
        *failed = true;
        return false;
    }
    r->known = found ? newest.last : 0;
    if (has_head && memcmp(head, m->head, WN_HASH) != 0)
        return receiving_fork(r, failed, err);
    r->result->first = 1;
    r->result->last = m->last;
    if (m->last > r->known)
        return true;
    if (m->last == r->known)
        return PASS_OVER(r, "nothing-new", "%s: nothing new from %.*s (1 to %" PRId64 " is here).",
                         r->name, WN_ARG(r->who), r->known);
    return PASS_OVER(r, "older",
                     "%s is an older file from %.*s (1 to %" PRId64 "; 1 to %" PRId64
                     " is here). Nothing new.",
                     r->name, WN_ARG(r->who), m->last, r->known);
}

static receiving_check *const receiving_checks[] = {
    receiving_look,   receiving_kind,      receiving_project, receiving_signer,
    receiving_signature, receiving_update, receiving_writer,  receiving_chain,
};

/* ---- all checks passed: kept, sealed ---- */

/* The keys that came are from now on this person's, and the token is used up. */
static bool receiving_enrol(struct receiving *r, struct wn_err *err)
{
    const struct wn_manifest *m = &r->b.m;
    char sign[2 * WN_KEY + 1], box[2 * WN_KEY + 1];
    struct wn_line line = wn_line_of(WN_K_ENROL);
    wn_hex(m->writer, WN_KEY, sign);
    wn_hex(m->box, WN_KEY, box);
    line.person = r->person.id;
    line.sign = wn_str(sign);
    line.box = wn_str(box);
    r->person.joined = true;
    r->person.invited = false;
    memcpy(r->person.sign, m->writer, WN_KEY);
    memcpy(r->person.box, m->box, WN_KEY);
    memset(r->person.token, 0, WN_KEY);
    return wn_people_put(wn_app_store(r->app), &r->person, err) &&
           wn_app_write(r->app, &line, err);
}

static bool receiving_keep(struct receiving *r, struct wn_err *err)
{
    struct wn_received kept = receiving_row(r);
    return (!r->enrols || receiving_enrol(r, err)) &&
           wn_received_put(wn_app_store(r->app), &kept, r->bytes, err) &&
           receiving_event(r, err);
}

static bool receiving_take(struct receiving *r, struct wn_err *err)
{
    const struct wn_manifest *m = &r->b.m;
    struct wn_store *store = wn_app_store(r->app);
    char words[24];
    if (!wn_store_begin(store, err) || !receiving_keep(r, err) || !wn_store_commit(store, err)) {
        wn_store_rollback(store);
        return false;
    }
    if (r->enrols) {
        wn_enrol_words(wn_app_project(r->app), m->writer, m->box, words);
        r->result->words = wn_arena_copy(r->arena, wn_str(words));
    }
    r->result->new_lines = m->last - r->known;
    PASS_OVER(r, "taken",
              "%s: taken in. %.*s has decided %" PRId64 " of %" PRId64
              " records (lines 1 to %" PRId64 ", %" PRId64 " new).",
              r->name, WN_ARG(r->who), m->decided, m->of, m->last, m->last - r->known);
    return true;
}

/* ---- 1 ---- */

/* Out of a sentence that begins with the path: "it does not exist; check the name". */
static struct wn_str receiving_reason(const struct receiving *r, const char *sentence)
{
    static const char label[] = " cannot be read: ";
    const char *at = strstr(sentence, r->name);
    if (!at)
        return wn_str(sentence);
    at += strlen(r->name);
    if (strncmp(at, label, sizeof label - 1) == 0)
        return wn_str(at + sizeof label - 1);
    return wn_arena_print(r->arena, "it%s", at);
}

bool wn_exchange_receive(struct wn_app *app, const char *path, struct wn_arena *arena,
                         struct wn_received_file *result, struct wn_err *err)
{
    struct receiving r = {.app = app, .arena = arena, .result = result};
    struct wn_file file;
    struct wn_err reason;
    bool failed = false, good = true;
    *result = (struct wn_received_file){.file = wn_arena_copy(arena, wn_str(path))};
    r.name = wn_text_clean(arena, wn_file_name(wn_str(path)), WN_CLEAN_LINE).p;
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is taken in");
    if (!wn_file_open_itself(path, EXCHANGE_FILE_MAX, &file, &reason)) {
        REFUSE(&r, "unreadable", "%s cannot be read: %.*s.", r.name,
               WN_ARG(receiving_reason(&r, reason.text)));
        return true;
    }
    r.bytes = file.bytes;
    for (size_t i = 0; good && i < sizeof receiving_checks / sizeof *receiving_checks; i++)
        good = receiving_checks[i](&r, &failed, err);
    bool done = !failed && (!good || receiving_take(&r, err));
    wn_file_close(&file);
    return done;
}
