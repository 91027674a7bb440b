/* SPDX-License-Identifier: MIT */
#include "winnow/base/opt.h"

#include "winnow/base/text.h"

struct opt_reader {
    struct wn_arena *arena;
    const struct wn_opt_row *tables[2]; /* of the verb, global; either may be NULL */
    char *const *argv;
    int argc, at;
    struct wn_opts *out;
};

static const struct wn_opt_row *opt_find(const struct opt_reader *r, struct wn_str name)
{
    for (size_t t = 0; t < 2; t++)
        for (const struct wn_opt_row *row = r->tables[t]; row && row->name; row++)
            if (wn_str_is(name, row->name))
                return row;
    return NULL;
}

static const struct wn_opt_row *opt_find_letter(const struct opt_reader *r, char letter)
{
    for (size_t t = 0; t < 2; t++)
        for (const struct wn_opt_row *row = r->tables[t]; row && row->name; row++)
            if (row->letter && row->letter == letter)
                return row;
    return NULL;
}

/* The nearest name, when it is near enough to be meant. */
static const char *opt_nearest(const struct opt_reader *r, struct wn_str name)
{
    const char *best = NULL;
    size_t distance = name.n < 4 ? 2 : 3;
    for (size_t t = 0; t < 2; t++)
        for (const struct wn_opt_row *row = r->tables[t]; row && row->name; row++) {
            size_t d = wn_str_distance(name, wn_str(row->name));
            bool begins = name.n >= 3 && wn_str_starts(wn_str(row->name), name);
            if (d < distance || (begins && !best)) {
                distance = d < distance ? d : distance;
                best = row->name;
            }
        }
    return best;
}

static bool opt_unknown(const struct opt_reader *r, struct wn_str word, struct wn_str name,
                        struct wn_err *err)
{
    const char *nearest = name.n ? opt_nearest(r, name) : NULL;
    word = wn_text_clean(r->arena, wn_str_first(word, 60), WN_CLEAN_LINE);
    if (nearest)
        return wn_fail(err, WN_EUSAGE, "there is no option %s; did you mean --%s?", word.p,
                       nearest);
    return wn_fail(err, WN_EUSAGE, "there is no option %s; see --help", word.p);
}

static void opt_give(const struct opt_reader *r, const struct wn_opt_row *row, const char *value)
{
    r->out->given[r->out->count++] = (struct wn_opt_given){row, value};
}

/* The value is what follows: behind the sign of equality or the letter, else the next argument. */
static bool opt_take(struct opt_reader *r, const struct wn_opt_row *row, const char *value,
                     struct wn_err *err)
{
    if (!row->value && value)
        return wn_fail(err, WN_EUSAGE, "--%s takes no value", row->name);
    if (row->value && !value) {
        if (r->at >= r->argc)
            return wn_fail(err, WN_EUSAGE, "--%s needs a value: --%s %s", row->name, row->name,
                           row->value);
        value = r->argv[r->at++];
    }
    opt_give(r, row, value);
    return true;
}

static bool opt_long(struct opt_reader *r, const char *word, struct wn_err *err)
{
    struct wn_str name = wn_str(word + 2);
    size_t equals = wn_str_find_byte(name, '=');
    const char *value = equals < name.n ? name.p + equals + 1 : NULL;
    name = wn_str_first(name, equals);
    const struct wn_opt_row *row = opt_find(r, name);
    if (!row)
        return opt_unknown(r, (struct wn_str){word, name.n + 2}, name, err);
    return opt_take(r, row, value, err);
}

/* -q, -qv (switches together), -p FILE, -pFILE. */
static bool opt_letters(struct opt_reader *r, const char *word, struct wn_err *err)
{
    for (const char *p = word + 1; *p; p++) {
        const struct wn_opt_row *row = opt_find_letter(r, *p);
        if (!row)
            return opt_unknown(r, wn_str(word), (struct wn_str){NULL, 0}, err);
        if (row->value)
            return opt_take(r, row, p[1] ? p + 1 : NULL, err);
        opt_give(r, row, NULL);
    }
    return true;
}

static size_t opt_most(int argc, char *const argv[])
{
    size_t most = 1;
    for (int i = 0; i < argc; i++)
        most += wn_str(argv[i]).n + 1; /* each letter of a word may be an option */
    return most;
}

bool wn_opt_read(struct wn_arena *arena, const struct wn_opt_row *global,
                 const struct wn_opt_row *verb, int argc, char *const argv[], struct wn_opts *out,
                 struct wn_err *err)
{
    struct opt_reader r = {arena, {verb, global}, argv, argc, 0, out};
    size_t args = argc > 0 ? (size_t)argc : 0;
    *out = (struct wn_opts){
        .given = WN_NEWS(arena, struct wn_opt_given, opt_most(argc, argv)),
        .args = WN_NEWS(arena, const char *, args + 1),
    };
    bool ended = false;
    while (r.at < argc) {
        const char *word = argv[r.at++];
        bool option = !ended && word[0] == '-' && word[1]; /* "-" alone is an argument */
        if (option && wn_str_is(wn_str(word), "--"))
            ended = true;
        else if (!option)
            out->args[out->arg_count++] = word;
        else if (!(word[1] == '-' ? opt_long(&r, word, err) : opt_letters(&r, word, err)))
            return false;
    }
    return true;
}

bool wn_opt_on(const struct wn_opts *opts, const char *name)
{
    for (size_t i = 0; i < opts->count; i++)
        if (wn_str_is(wn_str(name), opts->given[i].row->name))
            return true;
    return false;
}

const char *wn_opt_value(const struct wn_opts *opts, const char *name)
{
    for (size_t i = opts->count; i-- > 0;)
        if (wn_str_is(wn_str(name), opts->given[i].row->name))
            return opts->given[i].value;
    return NULL;
}
