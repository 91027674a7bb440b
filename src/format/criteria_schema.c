/* SPDX-License-Identifier: MIT */
#include "criteria_schema.h"

#define COUNT_OF(a)         (sizeof(a) / sizeof *(a))
#define IN_FILE(member)     offsetof(struct wn_criteria, member)
#define IN(type, member)    offsetof(struct type, member)
#define PART(title, fields, alone) {title, fields, COUNT_OF(fields), 0, 0, alone}
#define ITEM(title, fields, type, most) {title, fields, COUNT_OF(fields), sizeof(type), most, NULL}
#define WORDS(...)          ((const char *const[]){__VA_ARGS__, NULL})

static const char *const schema_stages[] = {"title-abstract", "full-text", NULL};
static const char *const schema_needs[] = {"off", "optional", "required", NULL};

static const struct wn_schema_field schema_review_fields[] = {
    {.name = "id", .type = WN_T_TEXT, .offset = IN_FILE(id)},
    {.name = "title", .type = WN_T_TEXT, .offset = IN_FILE(title), .required = true},
    {.name = "short", .type = WN_T_TEXT, .offset = IN_FILE(short_title)},
    {.name = "question", .type = WN_T_PROSE, .offset = IN_FILE(question)},
    {.name = "framework", .type = WN_T_CHOICE, .offset = IN_FILE(framework), .fallback = "custom",
     .words = WORDS("PICO", "PICOS", "PICOT", "PICo", "PCC", "PEO", "SPIDER", "SPICE", "ECLIPSE",
                    "custom")},
    {.name = "elements", .type = WN_T_PAIRS, .offset = IN_FILE(elements)},
    {.name = "protocol", .type = WN_T_PAIRS, .offset = IN_FILE(protocol),
     .words = WORDS("registry", "id", "url")},
    {.name = "limits", .type = WN_T_PAIRS, .offset = IN_FILE(limits),
     .words = WORDS("years", "languages")},
};
static const struct wn_schema schema_review =
    PART("review", schema_review_fields, NULL);

static const struct wn_schema_field schema_source_fields[] = {
    {.name = "name", .type = WN_T_TEXT, .offset = IN(wn_source_row, name), .required = true},
    {.name = "platform", .type = WN_T_TEXT, .offset = IN(wn_source_row, platform)},
    {.name = "kind", .type = WN_T_CHOICE, .offset = IN(wn_source_row, kind), .fallback = "database",
     .words = WORDS("database", "register", "website", "organisation", "citation", "other")},
    {.name = "file", .type = WN_T_TEXT, .offset = IN(wn_source_row, file)},
    {.name = "searched", .type = WN_T_TEXT, .offset = IN(wn_source_row, searched)},
    {.name = "query", .type = WN_T_PROSE, .offset = IN(wn_source_row, query)},
    {.name = "expect", .type = WN_T_COUNT, .offset = IN(wn_source_row, expect), .fallback = "-1",
     .least = -1},
};
static const struct wn_schema schema_source =
    ITEM("this item of sources", schema_source_fields, struct wn_source_row, 1000);

static const struct wn_schema_field schema_criterion_fields[] = {
    {.name = "id", .type = WN_T_TEXT, .offset = IN(wn_criterion, id), .required = true},
    {.name = "key", .type = WN_T_DIGIT, .offset = IN(wn_criterion, key)},
    {.name = "kind", .type = WN_T_FLAG, .offset = IN(wn_criterion, yes_excludes),
     .words = WORDS("include", "exclude"), .fallback = "include"},
    {.name = "element", .type = WN_T_TEXT, .offset = IN(wn_criterion, element)},
    {.name = "label", .type = WN_T_TEXT, .offset = IN(wn_criterion, label)},
    {.name = "text", .type = WN_T_PROSE, .offset = IN(wn_criterion, text), .required = true},
    {.name = "judge", .type = WN_T_PROSE, .offset = IN(wn_criterion, judge)},
    {.name = "highlight", .type = WN_T_TERMS, .offset = IN(wn_criterion, highlight)},
    {.name = "highlight_against", .type = WN_T_TERMS,
     .offset = IN(wn_criterion, highlight_against)},
    {.name = "fail_reason", .type = WN_T_LATER},
    {.name = "stages", .type = WN_T_BITS, .offset = IN(wn_criterion, stages),
     .words = schema_stages, .fallback = "title-abstract, full-text"},
    {.name = "retired", .type = WN_T_TEXT, .offset = IN(wn_criterion, retired)},
};
static const struct wn_schema schema_criterion =
    ITEM("this item of criteria", schema_criterion_fields, struct wn_criterion, WN_MAX_CRITERIA);

static const struct wn_schema_field schema_reason_fields[] = {
    {.name = "id", .type = WN_T_TEXT, .offset = IN(wn_reason, id), .required = true},
    {.name = "key", .type = WN_T_DIGIT, .offset = IN(wn_reason, key)},
    {.name = "label", .type = WN_T_TEXT, .offset = IN(wn_reason, label)},
    {.name = "prisma", .type = WN_T_TEXT, .offset = IN(wn_reason, prisma)},
    {.name = "note", .type = WN_T_FLAG, .offset = IN(wn_reason, note_required),
     .words = WORDS("optional", "required"), .fallback = "optional"},
};
static const struct wn_schema schema_reason =
    ITEM("this item of exclusion_reasons", schema_reason_fields, struct wn_reason, WN_MAX_REASONS);

static const struct wn_schema_field schema_reviewer_fields[] = {
    {.name = "id", .type = WN_T_TEXT, .offset = IN(wn_reviewer, id), .required = true},
    {.name = "name", .type = WN_T_TEXT, .offset = IN(wn_reviewer, name)},
    {.name = "role", .type = WN_T_BITS, .offset = IN(wn_reviewer, roles), .required = true,
     .words = WORDS("screener", "adjudicator", "lead")},
};
static const struct wn_schema schema_reviewer =
    ITEM("this item of reviewers", schema_reviewer_fields, struct wn_reviewer, WN_MAX_PEOPLE);

static const struct wn_schema_field schema_order_fields[] = {
    {.name = "by", .type = WN_T_ENUM, .offset = IN_FILE(order), .fallback = "random",
     .words = WORDS("random", "import", "year", "title", "ranked")},
    {.name = "seed", .type = WN_T_TEXT, .offset = IN_FILE(seed)},
};
static const struct wn_schema schema_order =
    PART("order", schema_order_fields, "by");

static const struct wn_schema_field schema_screening_fields[] = {
    {.name = "stage", .type = WN_T_ENUM, .offset = IN_FILE(stage), .words = schema_stages,
     .fallback = "title-abstract"},
    {.name = "screeners_per_record", .type = WN_T_COUNT, .offset = IN_FILE(screeners_per_record),
     .least = 2, .fallback = "2"},
    {.name = "answers", .type = WN_T_ENUM, .offset = IN_FILE(answers), .words = schema_needs,
     .fallback = "optional"},
    {.name = "reason", .type = WN_T_ENUM, .offset = IN_FILE(reason), .words = schema_needs,
     .fallback = "optional"},
    {.name = "maybe_means", .type = WN_T_FLAG, .offset = IN_FILE(maybe_is_include),
     .words = WORDS("conflict", "include"), .fallback = "include"},
    {.name = "order", .type = WN_T_MAP, .sub = &schema_order},
    {.name = "hide", .type = WN_T_BITS, .offset = IN_FILE(hide),
     .words = WORDS("authors", "journal", "year", "source")},
    {.name = "bulk", .type = WN_T_SWITCH, .offset = IN_FILE(bulk), .fallback = "no"},
    {.name = "adjudicator_sees", .type = WN_T_ENUM, .offset = IN_FILE(adjudicator_sees),
     .words = WORDS("record_first", "decisions", "decisions_and_names"),
     .fallback = "record_first"},
    {.name = "agreement_shown", .type = WN_T_FLAG, .offset = IN_FILE(agreement_after_stage),
     .words = WORDS("after_pilot", "after_stage"), .fallback = "after_pilot"},
};
static const struct wn_schema schema_screening =
    PART("screening", schema_screening_fields, NULL);

static const struct wn_schema_field schema_aim_fields[] = {
    {.name = "statistic", .type = WN_T_CHOICE, .offset = IN_FILE(pilot.statistic),
     .words = WORDS("kappa", "positive_agreement", "ac1", "agreement"), .fallback = "kappa"},
    {.name = "at_least", .type = WN_T_REAL, .offset = IN_FILE(pilot.at_least), .fallback = "0.60"},
};
static const struct wn_schema schema_aim =
    PART("aim", schema_aim_fields, NULL);

static const struct wn_schema_field schema_pilot_fields[] = {
    {.name = "records", .type = WN_T_COUNT, .offset = IN_FILE(pilot.records), .least = 1,
     .required = true},
    {.name = "seed", .type = WN_T_TEXT, .offset = IN_FILE(pilot.seed)},
    {.name = "aim", .type = WN_T_MAP, .sub = &schema_aim},
    {.name = "rounds_at_most", .type = WN_T_COUNT, .offset = IN_FILE(pilot.rounds_at_most),
     .least = 1, .fallback = "3"},
};
static const struct wn_schema schema_pilot =
    PART("pilot", schema_pilot_fields, NULL);

static const struct wn_schema_field schema_stopping_fields[] = {
    {.name = "rule", .type = WN_T_CHOICE, .offset = IN_FILE(stopping.rule), .fallback = "all",
     .words = WORDS("all", "consecutive_excluded", "target_recall")},
    {.name = "n", .type = WN_T_COUNT, .offset = IN_FILE(stopping.n), .least = 1},
    {.name = "target", .type = WN_T_REAL, .offset = IN_FILE(stopping.target)},
};
static const struct wn_schema schema_stopping =
    PART("stopping", schema_stopping_fields, "rule");

static const struct wn_schema_field schema_amendment_fields[] = {
    {.name = "version", .type = WN_T_TEXT, .offset = IN(wn_amendment, version), .required = true},
    {.name = "date", .type = WN_T_TEXT, .offset = IN(wn_amendment, date)},
    {.name = "by", .type = WN_T_TEXT, .offset = IN(wn_amendment, by)},
    {.name = "change", .type = WN_T_PROSE, .offset = IN(wn_amendment, change), .required = true},
    {.name = "reason", .type = WN_T_PROSE, .offset = IN(wn_amendment, reason)},
    {.name = "affects", .type = WN_T_TEXTS, .offset = IN(wn_amendment, affects)},
    {.name = "rescreen", .type = WN_T_CHOICE, .offset = IN(wn_amendment, rescreen),
     .words = WORDS("none", "excluded_for", "conflicts", "affected", "all"), .fallback = "none"},
};
static const struct wn_schema schema_amendment =
    ITEM("this item of amendments", schema_amendment_fields, struct wn_amendment, 1000);

static const struct wn_schema_field schema_file_fields[] = {
    {.name = "winnow", .type = WN_T_LATER, .required = true},
    {.name = "version", .type = WN_T_TEXT, .offset = IN_FILE(version), .fallback = "1.0"},
    {.name = "review", .type = WN_T_MAP, .sub = &schema_review, .required = true},
    {.name = "sources", .type = WN_T_LIST, .offset = IN_FILE(sources), .sub = &schema_source},
    {.name = "criteria", .type = WN_T_LIST, .offset = IN_FILE(criteria), .sub = &schema_criterion,
     .required = true},
    {.name = "exclusion_reasons", .type = WN_T_LIST, .offset = IN_FILE(reasons),
     .sub = &schema_reason},
    {.name = "tags", .type = WN_T_TEXTS, .offset = IN_FILE(tags)},
    {.name = "reviewers", .type = WN_T_LIST, .offset = IN_FILE(reviewers), .sub = &schema_reviewer,
     .required = true},
    {.name = "screening", .type = WN_T_MAP, .sub = &schema_screening},
    {.name = "pilot", .type = WN_T_MAP, .sub = &schema_pilot},
    {.name = "stopping", .type = WN_T_MAP, .sub = &schema_stopping},
    {.name = "amendments", .type = WN_T_LIST, .offset = IN_FILE(amendments),
     .sub = &schema_amendment},
};
const struct wn_schema wn_criteria_schema =
    PART("the file", schema_file_fields, NULL);

static const struct { const char *name; const char *const *elements; } schema_frameworks[] = {
    {"PICO", WORDS("population", "intervention", "comparison", "outcome")},
    {"PICOS", WORDS("population", "intervention", "comparison", "outcome", "study")},
    {"PICOT", WORDS("population", "intervention", "comparison", "outcome", "time")},
    {"PICo", WORDS("population", "interest", "context")},
    {"PCC", WORDS("population", "concept", "context")},
    {"PEO", WORDS("population", "exposure", "outcome")},
    {"SPIDER", WORDS("sample", "phenomenon", "design", "evaluation", "research_type")},
    {"SPICE", WORDS("setting", "perspective", "intervention", "comparison", "evaluation")},
    {"ECLIPSE", WORDS("expectation", "client", "location", "impact", "professionals", "service")},
};

const char *const *wn_framework_elements(struct wn_str framework)
{
    for (size_t i = 0; i < COUNT_OF(schema_frameworks); i++)
        if (wn_str_is(framework, schema_frameworks[i].name))
            return schema_frameworks[i].elements;
    return NULL;
}
