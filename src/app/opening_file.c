/* SPDX-License-Identifier: MIT */
/*
 * Checks 15 to 17 of notes/exchange.md 2.9, and what follows from them. Files of a chain are taken
 * in the order of receipt, each in a transaction of its own: so the version known first is in the
 * tables when a file comes that parts from it, and a longer one of the first version is not
 * measured by a fork that arrived in between. A file that does not stand the checks is marked
 * refused and stays sealed; its sentence is said again until something sound of the same chain has
 * come.
 */
#include "opening_file.h"

#include "exchange_parts.h"
#include "winnow/base/text.h"
#include "winnow/store/events.h"

static void opening_tell(struct opening *o, struct wn_str status, struct wn_str sentence)
{
    if (o->tell)
        o->tell(o->ctx, wn_arena_copy(o->arena, status).p, sentence);
}

/* "#0003, #0017 ...", or "line 12, 13" of the journal. */
static struct wn_str opening_numbers(struct opening *o, const struct wn_open_note *note, bool lines)
{
    struct wn_str text = wn_str(lines ? "line " : "");
    size_t room = sizeof note->record / sizeof *note->record;
    for (size_t i = 0; i < room && i < (size_t)note->count; i++)
        text = wn_arena_print(o->arena, lines ? "%.*s%s%" PRId64 : "%.*s%s#%04" PRId64,
                              WN_ARG(text), i ? ", " : "", note->record[i]);
    return (size_t)note->count > room ? wn_arena_print(o->arena, "%.*s ...", WN_ARG(text)) : text;
}

static void opening_tell_notes(struct opening *o, struct wn_str person,
                               const struct wn_open_notes *notes)
{
    const struct { const struct wn_open_note *note; const char *one, *many; bool lines; } rows[] = {
        {&notes->other_text, "decision was made on another text of the record",
         "decisions were made on another text of the record", false},
        {&notes->unknown_record, "decision names a record that is not in this review",
         "decisions name a record that is not in this review", false},
        {&notes->other_criteria, "decision was made under criteria that are not here yet",
         "decisions were made under criteria that are not here yet", false},
        {&notes->unknown_kind, "line of a newer kind was kept and not used",
         "lines of a newer kind were kept and not used", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].note->count)
            opening_tell(o, WN_STR("note"),
                         wn_arena_print(o->arena, "%.*s: %" PRId64 " %s (%.*s)", WN_ARG(person),
                                        rows[i].note->count,
                                        rows[i].note->count == 1 ? rows[i].one : rows[i].many,
                                        WN_ARG(opening_numbers(o, rows[i].note, rows[i].lines))));
}

static bool opening_refuse(struct opening *o, const struct wn_received *r, const char *status,
                           struct wn_str sentence, struct wn_err *err)
{
    opening_tell(o, wn_str(status), sentence);
    return wn_received_refuse(wn_app_store(o->app), r->id, wn_str(status), sentence, err);
}

/* The lines of one sealed file into the tables; the store checks them against what came before. */
static bool opening_add(struct opening *o, const struct wn_received *r, struct wn_str lines,
                        struct wn_open_notes *notes, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(o->app);
    int64_t added;
    if (wn_store_begin(store, err) &&
        wn_events_add_journal(store, r->person, wn_app_project(o->app), r->writer, r->seat, lines,
                              &added, notes, err) &&
        wn_received_opened(store, r->id, err) && wn_store_commit(store, err))
        return true;
    wn_store_rollback(store);
    return false;
}

/* The journal is whole and in order, and could not be added all the same. */
static bool opening_not_added(struct opening *o, const struct wn_received *r, int64_t parts,
                              const struct wn_err *fault, struct wn_err *err)
{
    struct wn_str who = wn_exchange_shown(o->arena, r->person);
    struct wn_str name = wn_exchange_shown(o->arena, r->file);
    if (parts)
        return opening_refuse(o, r, "fork",
                              wn_arena_print(o->arena, WN_EXCHANGE_FORK, WN_ARG(who), parts,
                                             WN_ARG(who), WN_ARG(who)),
                              err);
    if (fault->code == WN_EINPUT || fault->code == WN_EREFUSED)
        return opening_refuse(o, r, "bad-chain",
                              wn_arena_print(o->arena, "%.*s: %s. Nothing was read. Tell %.*s.",
                                             WN_ARG(name), fault->text, WN_ARG(who)),
                              err);
    if (err)
        *err = *fault; /* that of this project or its disk, not of the file */
    return false;
}

bool wn_opening_file(struct opening *o, const struct wn_received *r, struct wn_err *err)
{
    struct wn_bundle bundle;
    struct wn_bundle_fault fault = {0};
    struct wn_open_notes notes = {0};
    struct wn_buf plain = {0};
    struct wn_str sealed, lines = WN_STR("");
    struct wn_str name = wn_text_clean(o->arena, r->file, WN_CLEAN_LINE);
    if (r->refused.n) {
        opening_tell(o, r->refused, r->said);
        return true;
    }
    if (!wn_received_bytes(wn_app_store(o->app), r, o->arena, &sealed, err))
        return false;
    bool done = true;
    if (!wn_bundle_look(sealed, name.p, o->arena, &bundle, &fault) ||
        !wn_bundle_open(&bundle, wn_app_keys(o->app), name.p, &plain, &lines, &fault))
        done = opening_refuse(o, r, fault.status, wn_arena_copy(o->arena, wn_str(fault.err.text)),
                              err);
    else if (opening_add(o, r, lines, &notes, &fault.err))
        opening_tell_notes(o, r->person, &notes);
    else
        done = opening_not_added(o, r, notes.parts, &fault.err, err);
    wn_wipe(plain.p, plain.p ? plain.n : 0);
    wn_buf_free(&plain);
    return done;
}
