/* SPDX-License-Identifier: MIT */
#include "wn_test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file_words.h"
#include "winnow/base/buf.h"
#include "winnow/base/file.h"

static struct wn_arena arena;
static struct wn_err err;
static char folder[64];

static int setup(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/winnow-file-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir)) != NULL;) {
        char inner[1024];
        snprintf(inner, sizeof inner, "%s/%s", path, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && unlink(inner) != 0)
            remove_tree(inner);
    }
    if (dir)
        closedir(dir);
    rmdir(path);
}

static int teardown(void **state)
{
    (void)state;
    remove_tree(folder);
    wn_arena_reset(&arena);
    return 0;
}

static const char *in_folder(const char *name)
{
    return wn_arena_print(&arena, "%s/%s", folder, name).p;
}

static void put(const char *name, const char *text)
{
    assert_done(wn_file_write(in_folder(name), wn_str(text), true, &err), err);
}

static void assert_holds(const char *name, const char *text)
{
    struct wn_file file;
    assert_done(wn_file_open(in_folder(name), 1 << 20, &file, &err), err);
    assert_str(file.bytes, text);
    wn_file_close(&file);
}

static size_t entries(void)
{
    size_t n = 0;
    DIR *dir = opendir(folder);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    put("a.txt", "some text");
    assert_holds("a.txt", "some text");
    put("empty", "");
    assert_holds("empty", "");
    assert_int_equal(entries(), 2);
}

static void large_and_small_pieces(void **state)
{
    (void)state;
    struct wn_out *out;
    struct wn_buf want = {0};
    assert_done(wn_out_open(in_folder("big"), false, &out, &err), err);
    for (size_t i = 0; i < 300; i++) {
        struct wn_buf piece = {0};
        wn_buf_fill(&piece, (char)('a' + i % 26), i * 7 + (i % 50 == 0 ? 100000 : 0));
        assert_done(wn_out_put(out, wn_buf_str(&piece), &err), err);
        wn_buf_put(&want, wn_buf_str(&piece));
        wn_buf_free(&piece);
    }
    assert_false(wn_file_exists(in_folder("big"))); /* not before all of it is there */
    assert_done(wn_out_commit(out, &err), err);
    struct wn_file file;
    assert_done(wn_file_open(in_folder("big"), 1 << 30, &file, &err), err);
    assert_true(wn_str_eq(file.bytes, wn_buf_str(&want)));
    wn_file_close(&file);
    wn_buf_free(&want);
}

static void an_existing_file_stays(void **state)
{
    (void)state;
    put("a", "old");
    assert_false(wn_file_write(in_folder("a"), WN_STR("new"), false, &err));
    assert_int_equal(err.code, WN_EREFUSED);
    assert_non_null(strstr(err.text, in_folder("a")));
    assert_holds("a", "old");
    put("a", "new");
    assert_holds("a", "new");
    assert_int_equal(entries(), 1);
}

static void a_file_that_appears_meanwhile_stays(void **state)
{
    (void)state;
    struct wn_out *out;
    assert_done(wn_out_open(in_folder("a"), false, &out, &err), err);
    assert_done(wn_out_put(out, WN_STR("mine"), &err), err);
    put("a", "theirs");
    assert_false(wn_out_commit(out, &err));
    assert_int_equal(err.code, WN_EREFUSED);
    assert_holds("a", "theirs");
    assert_int_equal(entries(), 1);
}

static void abort_leaves_nothing(void **state)
{
    (void)state;
    struct wn_out *out;
    assert_done(wn_out_open(in_folder("a"), false, &out, &err), err);
    assert_int_equal(entries(), 1);
    assert_done(wn_out_put(out, WN_STR("x"), &err), err);
    wn_out_abort(out);
    wn_out_abort(NULL);
    assert_int_equal(entries(), 0);
}

static void new_files_follow_the_umask(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    put("a", "x");
    umask(mask);
    struct stat st;
    assert_int_equal(stat(in_folder("a"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
}

/* A write that fails in the middle, as on a full disk: 0 when all is as promised. */
static int write_beyond_limit(const char *path, size_t first)
{
    struct rlimit limit = {8192, 8192};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    struct wn_out *out;
    struct wn_buf bytes = {0};
    wn_buf_fill(&bytes, 'x', 100000);
    if (!wn_out_open(path, true, &out, &err))
        return 1;
    bool done = wn_out_put(out, wn_str_first(wn_buf_str(&bytes), first), &err);
    done = done && wn_out_put(out, wn_str_from(wn_buf_str(&bytes), first), &err);
    if (done)
        return 2; /* the second one is larger than what is held back */
    if (err.code != WN_EFULL || !strstr(err.text, path) || !strstr(err.text, "100000 bytes"))
        return 3;
    if (wn_out_put(out, WN_STR("more"), NULL) || wn_out_commit(out, NULL))
        return 4;
    wn_buf_free(&bytes);
    return 0;
}

static int commit_beyond_limit(const char *path)
{
    struct rlimit limit = {8192, 8192};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    struct wn_buf bytes = {0};
    wn_buf_fill(&bytes, 'x', 20000);
    bool done = wn_file_write(path, wn_buf_str(&bytes), true, &err);
    wn_buf_free(&bytes);
    if (done || err.code != WN_EFULL)
        return 1;
    return strstr(err.text, path) && strstr(err.text, "20000 bytes") ? 0 : 2;
}

static int status_of(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    put("a", "old");
    const char *path = in_folder("a");
    for (size_t first = 0; first <= 30000; first += 30000) {
        pid_t child = fork();
        if (child == 0)
            _exit(write_beyond_limit(path, first));
        assert_int_equal(status_of(child), 0);
    }
    pid_t child = fork();
    if (child == 0)
        _exit(commit_beyond_limit(path));
    assert_int_equal(status_of(child), 0);
    assert_holds("a", "old");
    assert_int_equal(entries(), 1); /* no temporary file */
}

static void folders_that_cannot_be_written(void **state)
{
    (void)state;
    assert_false(wn_file_write(in_folder("no/a"), WN_STR("x"), false, &err));
    assert_int_equal(err.code, WN_EIO);
    assert_non_null(strstr(err.text, "there is no such folder"));
    assert_false(wn_file_write(folder, WN_STR("x"), true, &err));
    assert_non_null(strstr(err.text, "is a folder"));
    if (geteuid() == 0)
        return; /* permissions prove nothing as root */
    assert_int_equal(chmod(folder, 0555), 0);
    assert_false(wn_file_write(in_folder("a"), WN_STR("x"), false, &err));
    assert_int_equal(err.code, WN_EREADONLY);
    chmod(folder, 0755);
}

static void assert_unreadable(const char *path, const char *words)
{
    struct wn_file file;
    assert_false(wn_file_open(path, 10, &file, &err));
    assert_int_equal(err.code, WN_EINPUT);
    assert_non_null(strstr(err.text, words));
    wn_file_close(&file);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    put("eleven", "12345678901");
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    assert_unreadable(in_folder("none"), "does not exist");
    assert_unreadable(folder, "is a folder");
    assert_unreadable("/dev/null", "is not an ordinary file");
    assert_unreadable(in_folder("pipe"), "is not an ordinary file"); /* and nobody waits */
    assert_unreadable(in_folder("eleven"), "is larger than 10 bytes");
}

static void messages_clean_and_shorten_paths(void **state)
{
    (void)state;
    char shown[WN_FILE_SHOWN], path[300];
    assert_unreadable("/none/\x1b]0;x\a", "/none/\xEF\xBF\xBD]0;x\xEF\xBF\xBD does not exist");
    memset(path, 'd', sizeof path);
    snprintf(path + 250, 50, "/name.ris");
    wn_file_shown(path, shown);
    assert_int_equal(strncmp(shown, "...d", 4), 0);
    assert_non_null(strstr(shown, "/name.ris"));
    char size[32];
    wn_file_size(UINT64_C(2) << 30, size);
    assert_string_equal(size, "2 GiB");
    wn_file_size(1536, size);
    assert_string_equal(size, "1.5 KiB");
    wn_file_size(UINT64_MAX, size);
    assert_non_null(strstr(size, "TiB"));
}

static void paths(void **state)
{
    (void)state;
    assert_str(wn_file_name(WN_STR("/a/b.ris")), "b.ris");
    assert_str(wn_file_name(WN_STR("b.ris")), "b.ris");
    assert_str(wn_file_name(WN_STR("a/b/")), "b");
    assert_str(wn_file_name(WN_STR("")), "");
    assert_str(wn_file_folder(&arena, "/a/b.ris"), "/a");
    assert_str(wn_file_folder(&arena, "/b.ris"), "/");
    assert_str(wn_file_folder(&arena, "b.ris"), ".");
    assert_str(wn_file_folder(&arena, "a//b/"), "a");
    assert_str(wn_file_folder(&arena, "/"), "/");
    assert_str(wn_file_folder(&arena, ""), ".");
    assert_str(wn_file_join(&arena, WN_STR("a"), WN_STR("b")), "a/b");
    assert_str(wn_file_join(&arena, WN_STR("/"), WN_STR("b")), "/b");
    assert_str(wn_file_join(&arena, WN_STR(""), WN_STR("b")), "b");
}

static void a_path_can_be_pasted(void **state)
{
    (void)state;
    assert_str(wn_file_quoted(&arena, WN_STR("../ben/ben-2.wininvite")), "../ben/ben-2.wininvite");
    assert_str(wn_file_quoted(&arena, WN_STR("a b.winnow")), "'a b.winnow'");
    assert_str(wn_file_quoted(&arena, WN_STR("it's.winnow")), "'it'\\''s.winnow'");
    assert_str(wn_file_quoted(&arena, WN_STR("-p.winnow")), "./-p.winnow");
    assert_str(wn_file_quoted(&arena, WN_STR("~$x*.winnow")), "'~$x*.winnow'");
    assert_str(wn_file_quoted(&arena, WN_STR("M\xC3\xBCller.winnow")), "M\xC3\xBCller.winnow");
    assert_str(wn_file_quoted(&arena, WN_STR("")), "''");
}

static void a_free_name_is_numbered_before_the_ending(void **state)
{
    (void)state;
    assert_str(wn_file_free_name(&arena, in_folder("a.b.csv")), in_folder("a.b.csv"));
    put("a.b.csv", "");
    assert_str(wn_file_free_name(&arena, in_folder("a.b.csv")), in_folder("a.b-2.csv"));
    put("a.b-2.csv", "");
    assert_str(wn_file_free_name(&arena, in_folder("a.b.csv")), in_folder("a.b-3.csv"));
    put("name", "");
    assert_str(wn_file_free_name(&arena, in_folder("name")), in_folder("name-2"));
    put(".hidden", "");
    assert_str(wn_file_free_name(&arena, in_folder(".hidden")), in_folder(".hidden-2"));
    assert_int_equal(symlink("/nowhere/at/all", in_folder("link")), 0);
    assert_str(wn_file_free_name(&arena, in_folder("link")), in_folder("link-2"));
}

static void a_folder_is_listed_by_bytes(void **state)
{
    (void)state;
    struct wn_str *names;
    size_t n;
    static const char *const made[] = {"b.windec", "B.windec", "a.windec", "c.txt",
                                       ".winnow-x.windec", "a (1).windec"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        put(made[i], "x");
    assert_done(wn_file_make_folder(in_folder("d.windec"), &err), err);
    assert_int_equal(symlink("b.windec", in_folder("l.windec")), 0);
    assert_done(wn_file_list(&arena, folder, ".windec", &names, &n, &err), err);
    assert_int_equal(n, 4);
    assert_str(names[0], "B.windec");
    assert_str(names[1], "a (1).windec");
    assert_str(names[2], "a.windec");
    assert_str(names[3], "b.windec");
    assert_done(wn_file_list(&arena, folder, ".none", &names, &n, &err), err);
    assert_int_equal(n, 0);
    assert_false(wn_file_list(&arena, in_folder("none"), "", &names, &n, &err));
    assert_non_null(strstr(err.text, in_folder("none")));
}

static void folders_are_made_once(void **state)
{
    (void)state;
    assert_done(wn_file_make_folder(in_folder("d"), &err), err);
    assert_done(wn_file_make_folder(in_folder("d"), &err), err);
    assert_true(wn_file_is_folder(in_folder("d")));
    put("f", "");
    assert_false(wn_file_is_folder(in_folder("f")));
    assert_false(wn_file_make_folder(in_folder("f"), &err));
    assert_false(wn_file_make_folder(in_folder("x/y"), &err));
}

static void assert_client(const char *name, const char *want)
{
    const char *client = wn_file_place(in_folder(name)).sync;
    if (!want)
        assert_null(client);
    else
        assert_string_equal(client ? client : "none", want);
}

static void make(const char *name)
{
    assert_done(wn_file_make_folder(in_folder(name), &err), err);
}

static void cloud_folders_are_known(void **state)
{
    (void)state;
    assert_client("r.winnow", NULL);
    make("home");
    make("home/.dropbox"); /* the client's own folder in $HOME carries nothing */
    make("home/work");
    assert_client("home/work/r.winnow", NULL);
    put("home/work/.dropbox", "");
    assert_client("home/work/r.winnow", "Dropbox");
    assert_client("home/r.winnow", NULL);
    make("sync");
    make("sync/.stfolder");
    assert_client("sync/not/yet/there/r.winnow", "Syncthing");
    make("OneDrive - University");
    assert_client("OneDrive - University/r.winnow", "OneDrive");
    make("nc");
    put("nc/.sync_0123456789ab.db", "");
    assert_client("nc/r.winnow", "Nextcloud");
    make("Mobile Documents");
    assert_client("Mobile Documents/r.winnow", "iCloud");
    make("g");
    make("g/.tmp.driveupload");
    assert_client("g/r.winnow", "Google Drive");
    put("sync/r.winnow", "");
    assert_int_equal(symlink(in_folder("sync/r.winnow"), in_folder("r.winnow")), 0);
    assert_client("r.winnow", "Syncthing"); /* where the link leads */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(large_and_small_pieces, setup, teardown),
        cmocka_unit_test_setup_teardown(an_existing_file_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_that_appears_meanwhile_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(abort_leaves_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(new_files_follow_the_umask, setup, teardown),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_old_file, setup, teardown),
        cmocka_unit_test_setup_teardown(folders_that_cannot_be_written, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(messages_clean_and_shorten_paths, setup, teardown),
        cmocka_unit_test_setup_teardown(paths, setup, teardown),
        cmocka_unit_test_setup_teardown(a_path_can_be_pasted, setup, teardown),
        cmocka_unit_test_setup_teardown(a_free_name_is_numbered_before_the_ending, setup, teardown),
        cmocka_unit_test_setup_teardown(a_folder_is_listed_by_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(folders_are_made_once, setup, teardown),
        cmocka_unit_test_setup_teardown(cloud_folders_are_known, setup, teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wn_arena_free(&arena);
    return failed;
}
