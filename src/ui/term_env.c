/* SPDX-License-Identifier: MIT */
#include "term_env.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "winnow/base/str.h"

/* The name that the environment gives LC_CTYPE, in the order of POSIX; "" when there is none. */
static const char *locale_wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "";
}

static bool locale_names_utf8(const char *name)
{
    return strstr(name, "UTF-8") || strstr(name, "utf8") || strstr(name, "utf-8");
}

void wn_term_locale_set(struct wn_term_locale *l)
{
    const char *wanted = locale_wanted(), *before = setlocale(LC_CTYPE, NULL);
    snprintf(l->before, sizeof l->before, "%s", before ? before : "C");
    const char *got = *wanted ? setlocale(LC_CTYPE, "") : NULL;
    if (!got && (!*wanted || locale_names_utf8(wanted)))
        setlocale(LC_CTYPE, "C.UTF-8");
    l->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    struct wn_str language = wn_str_first(wn_str(wanted), 2);
    l->ascii = !l->utf8 || wn_str_is(language, "zh") || wn_str_is(language, "ja") ||
               wn_str_is(language, "ko");
}

void wn_term_locale_restore(const struct wn_term_locale *l)
{
    setlocale(LC_CTYPE, l->before);
}

bool wn_term_wants_colour(enum wn_colour colour)
{
    const char *no = getenv("NO_COLOR");
    if (colour != WN_COLOUR_AUTO)
        return colour == WN_COLOUR_ALWAYS;
    return !(no && *no);
}

bool wn_term_like_xterm(const char *name)
{
    static const char *const kin[] = {"xterm", "kitty", "ghostty", "foot", "wezterm", "alacritty"};
    for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
        if (strstr(name, kin[i]))
            return true;
    return false;
}
