/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include "review.h"

#include <sys/wait.h>
#include <unistd.h>

void review_make(struct review *r, int records, const char *title)
{
    char path[128], command[512];
    snprintf(r->folder, sizeof r->folder, "/tmp/winnow-pty-XXXXXX");
    assert_non_null(mkdtemp(r->folder));
    snprintf(r->project, sizeof r->project, "%s/review.winnow", r->folder);
    snprintf(path, sizeof path, "%s/records.ris", r->folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 1; i <= records; i++)
        fprintf(f,
                "TY  - JOUR\nTI  - %s %d\nPY  - 2016\nAB  - BACKGROUND Peer mentoring is common. "
                "METHODS We asked %d first-year students. RESULTS Marks rose by %d points.\nER  - \n",
                title, i, i, i);
    fclose(f);
    snprintf(command, sizeof command,
             "'%s' init '%s' --criteria '%s/criteria/peer-mentoring.yaml' >'%s/out' 2>&1",
             PTY_WINNOW, r->project, WINNOW_SOURCE_DIR, r->folder);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "import --source Test '%s'", path);
    assert_int_equal(review_run(r, command, NULL), 0);
}

void review_remove(const struct review *r)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", r->folder);
    assert_int_equal(system(command), 0);
}

int review_run(const struct review *r, const char *arguments, struct wn_buf *out)
{
    char command[768], line[4096];
    snprintf(command, sizeof command, "'%s' --project '%s' %s 2>&1", PTY_WINNOW, r->project,
             arguments);
    FILE *f = popen(command, "r");
    assert_non_null(f);
    while (fgets(line, sizeof line, f))
        if (out)
            wn_buf_text(out, line);
    int status = pclose(f);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void review_start(const struct review *r, struct pty *p, const char *verb,
                  const char *const env[], int rows, int cols)
{
    const char *const argv[] = {PTY_WINNOW, "--project", r->project, "--as", "ana", verb, NULL};
    pty_start(p, argv, env, rows, cols);
}

static int64_t review_number(const char *text)
{
    int64_t n = -1;
    while (*text == ' ')
        text++;
    return wn_str_int(wn_str_of(text, strspn(text, "0123456789")), &n) ? n : -1;
}

int64_t review_count(struct pty *p)
{
    const char *row = pty_row(p, 1);
    return strstr(row, " of ") ? review_number(row) : -1;
}

int64_t review_decided(const struct review *r)
{
    struct wn_buf out = {0};
    review_run(r, "--as ana --json status", &out);
    const char *at = strstr(wn_buf_cstr(&out), "\"decided\":");
    int64_t n = at ? review_number(at + strlen("\"decided\":")) : -1;
    wn_buf_free(&out);
    return n;
}
