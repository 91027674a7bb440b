/* SPDX-License-Identifier: MIT */
/*
 * What the records themselves say of their database: the DB line of RIS, the owner of nbib, the
 * shape of accession numbers. Said only where every one of the first records says the same.
 */
#include "importing_parts.h"

enum { GUESS_RECORDS = 200 /* looked at */ };

struct guess_row { struct wn_str begins; const char *name; };

/* The longer before the shorter. */
static const struct guess_row guess_names[] = {
    {{"scopus", 6}, "Scopus"},
    {{"embase", 6}, "Embase"},
    {{"ovid medline", 12}, "Ovid MEDLINE"},
    {{"medline", 7}, "MEDLINE"},
    {{"pubmed", 6}, "PubMed"},
    {{"eric", 4}, "ERIC"},
    {{"ebm reviews - cochrane central", 30}, "CENTRAL"},
    {{"cochrane central", 16}, "CENTRAL"},
    {{"apa psycinfo", 12}, "PsycINFO"},
    {{"psycinfo", 8}, "PsycINFO"},
    {{"cinahl", 6}, "CINAHL"},
    {{"web of science", 14}, "Web of Science"},
};
static const struct guess_row guess_accessions[] = {
    {{"2-s2.0-", 7}, "Scopus"},
    {{"WOS:", 4}, "Web of Science"},
};

static const char *guess_find(const struct guess_row *rows, size_t n, struct wn_str value)
{
    for (size_t i = 0; i < n; i++)
        if (wn_str_starts_nocase(value, rows[i].begins)) {
            struct wn_str rest = wn_str_from(value, rows[i].begins.n);
            char next = rest.n ? rest.p[0] : ' ';
            bool word = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
            if (!word || rows != guess_names)
                return rows[i].name;
        }
    return NULL;
}

/* The database that the first line of its own names: "DB  - Embase". */
static const char *guess_line(struct wn_str raw)
{
    struct wn_str line;
    while (wn_str_split(&raw, '\n', &line)) {
        const char *name = NULL;
        if (wn_str_starts(line, WN_STR("DB  - ")) || wn_str_starts(line, WN_STR("OWN - ")))
            name = guess_find(guess_names, sizeof guess_names / sizeof *guess_names,
                              wn_str_trim(wn_str_from(line, 6)));
        if (name)
            return name;
    }
    return NULL;
}

void wn_importing_guess(struct importing_guess *guess, const struct wn_record *r)
{
    if (guess->records >= GUESS_RECORDS || (guess->records && !guess->name))
        return;
    const char *name =
        guess_find(guess_accessions, sizeof guess_accessions / sizeof *guess_accessions,
                   r->field[WN_F_ACCESSION]);
    if (!name)
        name = guess_line(r->raw);
    bool same = name && (guess->records == 0 || wn_str_is(wn_str(name), guess->name));
    guess->name = same ? name : NULL;
    guess->records++;
}

struct wn_str wn_importing_guessed(const struct importing_guess *guess)
{
    return wn_str(guess->name);
}

struct wn_str wn_import_looks(struct wn_arena *arena, const struct wn_imported *file)
{
    struct wn_str title = file->format_title;
    if (file->guess.n == 0 || wn_str_find(title, file->guess) < title.n)
        return title;
    if (wn_str_find_byte(title, '(') < title.n)
        title = file->format;
    return wn_arena_print(arena, "%.*s (%.*s)", WN_ARG(title), WN_ARG(file->guess));
}
