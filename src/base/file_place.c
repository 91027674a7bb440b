/* SPDX-License-Identifier: MIT */
/*
 * Where a project must not lie: sync clients copy a file in the middle of a transaction, network
 * locks break (notes/exchange.md 1.5). Clients are known by the files they leave in the folders
 * that they carry, or by the name of such a folder; a further one is a further row.
 */
#include "winnow/base/file.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#if defined(__linux__)
#include <sys/statfs.h>
#elif defined(__APPLE__) || defined(__FreeBSD__)
#include <sys/param.h>
#include <sys/mount.h>
#endif

enum place_mark { PLACE_NAME, PLACE_INSIDE, PLACE_FILE_INSIDE };

static const struct {
    enum place_mark mark; /* name of a folder above; something, or a plain file, in one */
    const char *pattern, *client;
} place_marks[] = {
    {PLACE_INSIDE, ".stfolder", "Syncthing"},
    {PLACE_FILE_INSIDE, ".dropbox", "Dropbox"}, /* as a folder, it is the client's own in $HOME */
    {PLACE_INSIDE, ".dropbox.cache", "Dropbox"},
    {PLACE_NAME, "Dropbox", "Dropbox"},
    {PLACE_NAME, "Dropbox (*)", "Dropbox"},
    {PLACE_NAME, "Dropbox-*", "Dropbox"},
    {PLACE_INSIDE, ".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"},
    {PLACE_NAME, "OneDrive", "OneDrive"},
    {PLACE_NAME, "OneDrive - *", "OneDrive"},
    {PLACE_NAME, "OneDrive-*", "OneDrive"},
    {PLACE_INSIDE, ".tmp.driveupload", "Google Drive"},
    {PLACE_INSIDE, ".tmp.drivedownload", "Google Drive"},
    {PLACE_NAME, "Google Drive", "Google Drive"},
    {PLACE_NAME, "GoogleDrive*", "Google Drive"},
    {PLACE_NAME, "Mobile Documents", "iCloud"},
    {PLACE_NAME, "iCloud Drive*", "iCloud"},
    {PLACE_NAME, "iCloudDrive", "iCloud"},
    {PLACE_INSIDE, ".sync_*.db", "Nextcloud"},
    {PLACE_INSIDE, "._sync_*.db", "Nextcloud"},
    {PLACE_INSIDE, ".nextcloudsync.log", "Nextcloud"},
    {PLACE_INSIDE, ".owncloudsync.log", "Nextcloud"},
    {PLACE_NAME, "Nextcloud", "Nextcloud"},
};

static const char *place_match(enum place_mark mark, const char *name)
{
    for (size_t i = 0; i < sizeof place_marks / sizeof *place_marks; i++)
        if (place_marks[i].mark == mark && fnmatch(place_marks[i].pattern, name, 0) == 0)
            return place_marks[i].client;
    return NULL;
}

static const char *place_client_inside(const char *folder)
{
    const char *client = NULL;
    DIR *dir = opendir(folder);
    if (!dir)
        return NULL;
    for (struct dirent *entry; !client && (entry = readdir(dir)) != NULL;) {
        struct stat st;
        if (entry->d_name[0] != '.')
            continue;
        client = place_match(PLACE_INSIDE, entry->d_name);
        if (!client && place_match(PLACE_FILE_INSIDE, entry->d_name) &&
            fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 && S_ISREG(st.st_mode))
            client = place_match(PLACE_FILE_INSIDE, entry->d_name);
    }
    closedir(dir);
    return client;
}

/* `folder` is absolute; it is cut step by step. */
static const char *place_client(char *folder)
{
    for (;;) {
        char *slash = strrchr(folder, '/');
        const char *client = slash ? place_match(PLACE_NAME, slash + 1) : NULL;
        if (!client)
            client = place_client_inside(*folder ? folder : "/");
        if (client || !slash)
            return client;
        *slash = '\0';
    }
}

#if defined(__linux__)
static const char *place_system(const char *folder)
{
    static const struct {
        unsigned long magic; /* statfs(2) */
        const char *name;
    } systems[] = {
        {0x6969, "a network file system (nfs)"},     {0x517B, "a network file system (smb)"},
        {0xFF534D42, "a network file system (cifs)"}, {0xFE534D42, "a network file system (smb)"},
        {0x01021997, "a network file system (9p)"},   {0x5346414F, "a network file system (afs)"},
        {0x73757245, "a network file system (coda)"}, {0x00C36400, "a network file system (ceph)"},
        {0x0BD00BD0, "a network file system (lustre)"},
        {0x786F4256, "a network file system (vboxsf)"},
        {0x65735546, "a FUSE file system"},
    };
    struct statfs st;
    if (statfs(folder, &st) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
        if (((unsigned long)st.f_type & 0xFFFFFFFF) == systems[i].magic)
            return systems[i].name;
    return NULL;
}
#elif defined(__APPLE__) || defined(__FreeBSD__)
static const char *place_system(const char *folder)
{
    static const struct {
        const char *pattern, *name;
    } systems[] = {
        {"nfs", "a network file system (nfs)"},       {"smbfs", "a network file system (smb)"},
        {"afpfs", "a network file system (afp)"},     {"webdav", "a network file system (webdav)"},
        {"*fuse*", "a FUSE file system"},
    };
    struct statfs st;
    if (statfs(folder, &st) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
        if (fnmatch(systems[i].pattern, st.f_fstypename, 0) == 0)
            return systems[i].name;
    return NULL;
}
#else
static const char *place_system(const char *folder)
{
    (void)folder;
    return NULL; /* not told here; the clients' marks are still looked for */
}
#endif

/* The nearest folder above `path` that is there, links resolved. To be freed with free. */
static char *place_folder(struct wn_arena *arena, const char *path)
{
    struct wn_str folder = wn_str(path);
    char *real;
    do {
        struct wn_str above = wn_file_folder(arena, folder.p);
        if (wn_str_eq(above, folder))
            return NULL;
        folder = above;
        real = realpath(folder.p, NULL);
    } while (!real);
    return real;
}

struct wn_place wn_file_place(const char *path)
{
    struct wn_arena arena = {0};
    struct wn_place place = {0};
    char *link = realpath(path, NULL); /* a project behind a link lies where the link leads */
    char *folder = place_folder(&arena, link ? link : path);
    if (folder) {
        place.system = place_system(folder);
        place.sync = place_client(folder);
    }
    free(folder);
    free(link);
    wn_arena_free(&arena);
    return place;
}
