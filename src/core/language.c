/* SPDX-License-Identifier: MIT */
/*
 * By the first two or three letters (notes/formats.md section 8), with the codes of ISO 639-1 and
 * both sets of ISO 639-2, and English names.
 */
#include "winnow/core/language.h"

/* Beginnings, separated by blanks; those of two letters must be the whole word. */
static const struct {
    char code[3];
    const char *begins;
} languages[] = {
    {"en", "en eng"},          {"es", "es spa cas esp"}, {"pt", "pt por"},
    {"fr", "fr fre fra"},      {"de", "de ger deu"},     {"it", "it ita"},
    {"nl", "nl dut nld fle"},  {"zh", "zh chi zho"},     {"ja", "ja jpn jap"},
    {"ko", "ko kor"},          {"ru", "ru rus"},         {"pl", "pl pol"},
    {"tr", "tr tur"},          {"sv", "sv swe"},         {"da", "da dan"},
    {"no", "no nb nn nor nob"}, {"fi", "fi fin"},        {"ar", "ar ara"},
    {"fa", "fa per fas far"},  {"he", "he heb"},         {"cs", "cs cze ces"},
    {"hu", "hu hun"},          {"el", "el gre ell"},     {"uk", "uk ukr"},
    {"ro", "ro rum ron rom"},  {"hr", "hr hrv scr cro"}, {"sr", "sr srp scc ser"},
    {"sk", "sk slo slk"},      {"sl", "sl slv"},         {"bg", "bg bul"},
    {"ca", "ca cat"},          {"th", "th tha"},         {"vi", "vi vie"},
    {"id", "id ind"},          {"ms", "ms may msa mal"}, {"lt", "lt lit"},
    {"et", "et est"},          {"lv", "lv lav lat"},     {"hi", "hi hin"},
};

static struct wn_str language_word(struct wn_str text)
{
    size_t n = 0;
    text = wn_str_trim(text);
    while (n < text.n && ((text.p[n] >= 'a' && text.p[n] <= 'z') ||
                          (text.p[n] >= 'A' && text.p[n] <= 'Z') || (text.p[n] & 0x80)))
        n++;
    return wn_str_first(text, n);
}

static bool language_begins(struct wn_str word, struct wn_str begins)
{
    struct wn_str begin;
    while (wn_str_split(&begins, ' ', &begin))
        if (begin.n == 2 ? wn_str_eq_nocase(word, begin) : wn_str_starts_nocase(word, begin))
            return true;
    return false;
}

struct wn_language wn_language_of(struct wn_str text)
{
    struct wn_language out = {""};
    struct wn_str word = language_word(text);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (language_begins(word, wn_str(languages[i].begins))) {
            out.code[0] = languages[i].code[0];
            out.code[1] = languages[i].code[1];
            return out;
        }
    for (size_t i = 0; i < 2 && i < word.n && !(word.p[i] & 0x80); i++)
        out.code[i] = (char)(word.p[i] | 0x20);
    return out;
}
