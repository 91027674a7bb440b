/* SPDX-License-Identifier: MIT */
#include "winnow/app/reporting.h"
#include "winnow/store/project.h"

static struct wn_file_report sources_file(const struct wn_import_file *f)
{
    return (struct wn_file_report){.file = f->name,
                                   .sha256 = f->sha256,
                                   .format = f->format,
                                   .encoding = f->encoding,
                                   .bytes = f->bytes,
                                   .records = f->records,
                                   .first = f->first,
                                   .last = f->last,
                                   .skipped_lines = f->skipped_lines,
                                   .undecodable_bytes = f->undecodable_bytes};
}

/* The files of one source, in the order in which they came. */
static void sources_files(struct wn_source_report *out, int64_t source, struct wn_arena *arena,
                          const struct wn_import_file *files, size_t n)
{
    struct wn_file_report *v = WN_NEWS(arena, struct wn_file_report, n + 1);
    for (size_t i = 0; i < n; i++)
        if (files[i].source == source)
            v[out->files++] = sources_file(&files[i]);
    out->file = v;
}

bool wn_report_sources(struct wn_app *app, struct wn_arena *arena,
                       const struct wn_source_report **v, size_t *n, struct wn_err *err)
{
    struct wn_source *sources;
    struct wn_import_file *files;
    size_t file_count;
    if (!wn_sources_list(wn_app_store(app), arena, &sources, n, err) ||
        !wn_files_list(wn_app_store(app), arena, &files, &file_count, err))
        return false;
    struct wn_source_report *out = WN_NEWS(arena, struct wn_source_report, *n + 1);
    for (size_t i = 0; i < *n; i++) {
        const struct wn_source *s = &sources[i];
        out[i] = (struct wn_source_report){.name = s->name,
                                           .platform = s->platform,
                                           .kind = s->kind,
                                           .searched = s->searched,
                                           .query = s->query,
                                           .expect = s->expect,
                                           .records = s->records};
        sources_files(&out[i], s->id, arena, files, file_count);
    }
    *v = out;
    return true;
}
