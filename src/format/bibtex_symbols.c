/* SPDX-License-Identifier: MIT */
/* The commands of LaTeX that occur in bibliographies, and what they stand for. */
#include "bibtex_text.h"

#include <stddef.h>

static const struct {
    const char *name, *text;
} bibtex_symbols[] = {
    {"ss", "ß"}, {"SS", "ẞ"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"o", "ø"},
    {"O", "Ø"}, {"l", "ł"}, {"L", "Ł"}, {"aa", "å"}, {"AA", "Å"}, {"i", "ı"}, {"j", "ȷ"},
    {"dh", "ð"}, {"DH", "Ð"}, {"th", "þ"}, {"TH", "Þ"}, {"dj", "đ"}, {"DJ", "Đ"}, {"ng", "ŋ"},
    {"NG", "Ŋ"}, {"textendash", "–"}, {"textemdash", "—"}, {"textquoteleft", "‘"},
    {"textquoteright", "’"}, {"textquotedblleft", "“"}, {"textquotedblright", "”"},
    {"textquotesingle", "'"}, {"textquotedbl", "\""}, {"lq", "‘"}, {"rq", "’"},
    {"guillemotleft", "«"}, {"guillemotright", "»"}, {"guilsinglleft", "‹"},
    {"guilsinglright", "›"}, {"quotedblbase", "„"}, {"quotesinglbase", "‚"},
    {"textbackslash", "\\"}, {"backslash", "\\"}, {"textasciitilde", "~"},
    {"textasciicircum", "^"}, {"textasciigrave", "`"}, {"textunderscore", "_"}, {"textbar", "|"},
    {"textless", "<"}, {"textgreater", ">"}, {"textbraceleft", "{"}, {"textbraceright", "}"},
    {"lbrace", "{"}, {"rbrace", "}"}, {"textdollar", "$"}, {"textdegree", "°"}, {"degree", "°"},
    {"textregistered", "®"}, {"texttrademark", "™"}, {"textcopyright", "©"}, {"copyright", "©"},
    {"textmu", "µ"}, {"textmicro", "µ"}, {"times", "×"}, {"div", "÷"}, {"pm", "±"},
    {"textpm", "±"}, {"mp", "∓"}, {"cdot", "·"}, {"ast", "∗"}, {"star", "⋆"}, {"leq", "≤"},
    {"le", "≤"}, {"geq", "≥"}, {"ge", "≥"}, {"leqslant", "⩽"}, {"geqslant", "⩾"}, {"ll", "≪"},
    {"gg", "≫"}, {"lt", "<"}, {"gt", ">"}, {"neq", "≠"}, {"ne", "≠"}, {"approx", "≈"},
    {"sim", "∼"}, {"simeq", "≃"}, {"cong", "≅"}, {"equiv", "≡"}, {"propto", "∝"}, {"infty", "∞"},
    {"rightarrow", "→"}, {"to", "→"}, {"leftarrow", "←"}, {"leftrightarrow", "↔"},
    {"Rightarrow", "⇒"}, {"Leftarrow", "⇐"}, {"Leftrightarrow", "⇔"}, {"uparrow", "↑"},
    {"downarrow", "↓"}, {"ldots", "…"}, {"dots", "…"}, {"cdots", "⋯"}, {"textellipsis", "…"},
    {"bullet", "•"}, {"textbullet", "•"}, {"circ", "∘"}, {"prime", "′"}, {"partial", "∂"},
    {"nabla", "∇"}, {"sum", "∑"}, {"prod", "∏"}, {"int", "∫"}, {"surd", "√"}, {"in", "∈"},
    {"notin", "∉"}, {"subset", "⊂"}, {"subseteq", "⊆"}, {"supset", "⊃"}, {"cup", "∪"},
    {"cap", "∩"}, {"emptyset", "∅"}, {"forall", "∀"}, {"exists", "∃"}, {"neg", "¬"},
    {"wedge", "∧"}, {"vee", "∨"}, {"oplus", "⊕"}, {"otimes", "⊗"}, {"perp", "⊥"}, {"angle", "∠"},
    {"dagger", "†"}, {"dag", "†"}, {"ddagger", "‡"}, {"ddag", "‡"}, {"textdagger", "†"},
    {"textdaggerdbl", "‡"}, {"pounds", "£"}, {"textsterling", "£"}, {"euro", "€"},
    {"texteuro", "€"}, {"EUR", "€"}, {"yen", "¥"}, {"textyen", "¥"}, {"textcent", "¢"},
    {"textcurrency", "¤"}, {"textbrokenbar", "¦"}, {"S", "§"}, {"textsection", "§"}, {"P", "¶"},
    {"textparagraph", "¶"}, {"textperiodcentered", "·"}, {"textonehalf", "½"},
    {"textonequarter", "¼"}, {"textthreequarters", "¾"}, {"textonesuperior", "¹"},
    {"texttwosuperior", "²"}, {"textthreesuperior", "³"}, {"textordfeminine", "ª"},
    {"textordmasculine", "º"}, {"textexclamdown", "¡"}, {"textquestiondown", "¿"},
    {"textperthousand", "‰"}, {"textminus", "−"}, {"textnumero", "№"}, {"textvisiblespace", "␣"},
    {"checkmark", "✓"}, {"ell", "ℓ"}, {"hbar", "ℏ"}, {"Re", "ℜ"}, {"Im", "ℑ"}, {"aleph", "ℵ"},
    {"langle", "⟨"}, {"rangle", "⟩"}, {"TeX", "TeX"}, {"LaTeX", "LaTeX"}, {"BibTeX", "BibTeX"},
    {"space", " "}, {"quad", " "}, {"qquad", " "}, {"nobreakspace", " "}, {"thinspace", " "},
    {"slash", "/"}, {"hyphen", "-"}, {"textslash", "/"}, {"par", "\n\n"},
    {"newline", " "}, {"linebreak", " "},
    {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ε"},
    {"varepsilon", "ε"}, {"zeta", "ζ"}, {"eta", "η"}, {"theta", "θ"}, {"vartheta", "ϑ"},
    {"iota", "ι"}, {"kappa", "κ"}, {"lambda", "λ"}, {"mu", "μ"}, {"nu", "ν"}, {"xi", "ξ"},
    {"omicron", "ο"}, {"pi", "π"}, {"varpi", "ϖ"}, {"rho", "ρ"}, {"varrho", "ϱ"}, {"sigma", "σ"},
    {"varsigma", "ς"}, {"tau", "τ"}, {"upsilon", "υ"}, {"phi", "φ"}, {"varphi", "φ"},
    {"chi", "χ"}, {"psi", "ψ"}, {"omega", "ω"}, {"Alpha", "Α"}, {"Beta", "Β"}, {"Gamma", "Γ"},
    {"Delta", "Δ"}, {"Epsilon", "Ε"}, {"Zeta", "Ζ"}, {"Eta", "Η"}, {"Theta", "Θ"}, {"Iota", "Ι"},
    {"Kappa", "Κ"}, {"Lambda", "Λ"}, {"Mu", "Μ"}, {"Nu", "Ν"}, {"Xi", "Ξ"}, {"Omicron", "Ο"},
    {"Pi", "Π"}, {"Rho", "Ρ"}, {"Sigma", "Σ"}, {"Tau", "Τ"}, {"Upsilon", "Υ"}, {"Phi", "Φ"},
    {"Chi", "Χ"}, {"Psi", "Ψ"}, {"Omega", "Ω"},
};

static const struct {
    const char *name;
    unsigned mark;
} bibtex_accents[] = {
    {"`", 0x300},  {"'", 0x301}, {"^", 0x302}, {"~", 0x303}, {"=", 0x304}, {"u", 0x306},
    {".", 0x307},  {"\"", 0x308}, {"h", 0x309}, {"r", 0x30A}, {"H", 0x30B}, {"v", 0x30C},
    {"G", 0x30F},  {"f", 0x311}, {"d", 0x323}, {"c", 0x327}, {"k", 0x328}, {"b", 0x331},
    {"t", 0x361},
};

static const char *bibtex_find(struct wn_str name)
{
    for (size_t i = 0; i < sizeof bibtex_symbols / sizeof *bibtex_symbols; i++)
        if (wn_str_is(name, bibtex_symbols[i].name))
            return bibtex_symbols[i].text;
    return NULL;
}

const char *wn_bibtex_symbol(struct wn_str name)
{
    const char *text = bibtex_find(name);
    bool in_text = !text && wn_str_starts(name, WN_STR("text")); /* \textalpha, \texttimes */
    return in_text ? bibtex_find(wn_str_from(name, 4)) : text;
}

unsigned wn_bibtex_accent(struct wn_str name)
{
    for (size_t i = 0; i < sizeof bibtex_accents / sizeof *bibtex_accents; i++)
        if (wn_str_is(name, bibtex_accents[i].name))
            return bibtex_accents[i].mark;
    return 0;
}

static bool bibtex_is_one_of(struct wn_str name, const char *const *names)
{
    for (; *names; names++)
        if (wn_str_is(name, *names))
            return true;
    return false;
}

enum bibtex_command wn_bibtex_command(struct wn_str name)
{
    static const char *const format[] = {
        "textit", "emph", "textbf", "texttt", "textsc", "textrm", "textsf", "textup", "textsl",
        "textmd", "textnormal", "text", "mbox", "hbox", "underline", "uline", "mathrm", "mathit",
        "mathbf", "mathsf", "mathtt", "mathcal", "mathbb", "boldsymbol", "ensuremath",
        "textsuperscript", "textsubscript", "uppercase", "lowercase", "MakeUppercase",
        "MakeLowercase", "MakeSentenceCase", "nocase", "NoCaseChange", "enquote", "mkbibquote",
        "mkbibemph", "mkbibitalic", "mkbibbold", "protect", "relax", "it", "em", "bf", "tt", "sc",
        "rm", "sf", "sl", "upshape", "itshape", "bfseries", "scshape", "normalfont", "left",
        "right", "displaystyle", "small", "tiny", "large", "Large", NULL,
    };
    static const char *const hidden[] = {
        "noopsort", "SortNoop", "vphantom", "phantom", "hspace", "vspace", "href",
        "selectlanguage", "foreignlanguage", NULL,
    };
    static const char *const verbatim[] = {"url", "path", "nolinkurl", NULL};
    return bibtex_is_one_of(name, format)     ? BIBTEX_FORMAT
           : bibtex_is_one_of(name, hidden)   ? BIBTEX_HIDDEN
           : bibtex_is_one_of(name, verbatim) ? BIBTEX_VERBATIM
                                              : BIBTEX_UNKNOWN;
}
