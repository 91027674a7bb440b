/* SPDX-License-Identifier: MIT */
#include "findings.h"

#include "winnow/base/buf.h"
#include "winnow/base/file.h"
#include "winnow/format/criteria_yaml.h"

static const char *const findings_severity[] = {
    [WN_NOTE] = "note",
    [WN_WARNING] = "warning",
    [WN_ERROR] = "error",
};

bool wn_criteria_file_read(struct wn_cmd *cmd, const char *path, struct wn_str *text,
                           struct wn_err *err)
{
    struct wn_file file;

    if (!wn_file_open(path, WN_CRITERIA_BYTES, &file, err))
        return false;
    *text = wn_arena_copy(&cmd->arena, file.bytes);
    wn_file_close(&file);
    return true;
}

static void findings_json(struct wn_json *json, const struct wn_findings *f)
{
    struct wn_json *all = wn_json_set_array(json, "findings");

    for (size_t i = 0; i < f->n; i++) {
        struct wn_json *row = wn_json_add_object(all);

        wn_json_set_int(row, "line", (int64_t)f->v[i].line);
        wn_json_set_int(row, "column", (int64_t)f->v[i].column);
        wn_json_set_text(row, "severity", findings_severity[f->v[i].severity]);
        wn_json_set_str(row, "message", f->v[i].message);
        wn_json_set_str(row, "help", f->v[i].help);
    }
}

void wn_findings_say(struct wn_cmd *cmd, const struct wn_findings *f, const char *path,
                     struct wn_str text)
{
    struct wn_buf buf = {0};

    if (f->n > 0)
        cmd->noted = true;
    if (cmd->json) {
        findings_json(cmd->json, f);
        return;
    }
    wn_findings_print(f, path, text, &buf);
    wn_tell_str(cmd, wn_buf_str(&buf));
    wn_buf_free(&buf);
}
