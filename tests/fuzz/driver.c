/* SPDX-License-Identifier: MIT */
/*
 * Plays a fuzz entry without libFuzzer: every file of a folder, then a fixed number of mutations of
 * them. The mutations come from a generator with a fixed seed, so a failure comes again; the number
 * of the input is printed when it ends in an abort. A folder without files fails.
 */
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DRIVER_MUTATIONS = 2000, DRIVER_LONGEST = 1 << 16, DRIVER_FILES = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct driver_input {
    uint8_t *bytes;
    size_t n;
};

struct driver {
    struct driver_input file[DRIVER_FILES];
    size_t count;
    uint64_t seed;
};

static volatile sig_atomic_t driver_number; /* of the input that is being played */

static void driver_say(int signal_number)
{
    char text[] = "fuzz driver: in input 000000 (files come first, sorted by name)\n";
    char *digit = strstr(text, "000000") + 5;
    for (int n = driver_number; n > 0; n /= 10)
        *digit-- = (char)('0' + n % 10);
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(1);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* A copy of exactly n bytes, so that the sanitizer sees the first byte read beyond them. */
static void driver_play(const uint8_t *bytes, size_t n)
{
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy)
        abort();
    if (n)
        memcpy(copy, bytes, n);
    if (n == 0)
        memset(copy, 0, 1);
    LLVMFuzzerTestOneInput(copy, n);
    free(copy);
    driver_number++;
}

static uint64_t driver_random(struct driver *d, uint64_t below)
{
    d->seed ^= d->seed << 13;
    d->seed ^= d->seed >> 7;
    d->seed ^= d->seed << 17;
    return below ? d->seed % below : 0;
}

static size_t driver_flip(struct driver *d, uint8_t *p, size_t n)
{
    for (uint64_t i = driver_random(d, 8) + 1; n && i > 0; i--)
        p[driver_random(d, n)] ^= (uint8_t)(1u << driver_random(d, 8));
    return n;
}

static size_t driver_truncate(struct driver *d, uint8_t *p, size_t n)
{
    (void)p;
    return (size_t)driver_random(d, n + 1);
}

/* Bytes that parsers look at. */
static size_t driver_strew(struct driver *d, uint8_t *p, size_t n)
{
    static const uint8_t odd[] = {0, '\n', '\r', '"', '\\', ',', '{', '[', '-', ' ', ':',
                                  0x1B, 0x7F, 0x80, 0xC3, 0xED, 0xFE, 0xFF};
    for (uint64_t i = driver_random(d, 8) + 1; n && i > 0; i--)
        p[driver_random(d, n)] = odd[driver_random(d, sizeof odd)];
    return n;
}

static size_t driver_remove(struct driver *d, uint8_t *p, size_t n)
{
    size_t from = (size_t)driver_random(d, n + 1), size = (size_t)driver_random(d, n - from + 1);
    memmove(p + from, p + from + size, n - from - size);
    return n - size;
}

/* Its beginning, then the end of another file. */
static size_t driver_splice(struct driver *d, uint8_t *p, size_t n)
{
    const struct driver_input *other = &d->file[driver_random(d, d->count)];
    size_t keep = (size_t)driver_random(d, n + 1), from = (size_t)driver_random(d, other->n + 1);
    size_t size = other->n - from;
    if (size > DRIVER_LONGEST - keep)
        size = DRIVER_LONGEST - keep;
    memcpy(p + keep, other->bytes + from, size);
    return keep + size;
}

/* A piece of it again and again: depth, length. */
static size_t driver_repeat(struct driver *d, uint8_t *p, size_t n)
{
    size_t from = (size_t)driver_random(d, n + 1);
    size_t size = (size_t)driver_random(d, n - from < 64 ? n - from + 1 : 64);
    for (uint64_t i = driver_random(d, 40); i > 0 && n + size <= DRIVER_LONGEST; i--) {
        memmove(p + from + size, p + from, n - from);
        n += size;
    }
    return n;
}

typedef size_t driver_mutation(struct driver *d, uint8_t *p, size_t n);
static driver_mutation *const driver_mutations[] = {driver_flip,   driver_truncate, driver_strew,
                                                    driver_remove, driver_splice,   driver_repeat};

static void driver_mutate(struct driver *d, uint8_t *room)
{
    const struct driver_input *file = &d->file[driver_random(d, d->count)];
    size_t n = file->n < DRIVER_LONGEST ? file->n : DRIVER_LONGEST;
    memcpy(room, file->bytes, n);
    for (uint64_t i = driver_random(d, 3) + 1; i > 0; i--) {
        size_t which = (size_t)driver_random(d, sizeof driver_mutations / sizeof *driver_mutations);
        n = driver_mutations[which](d, room, n);
    }
    driver_play(room, n);
}

static struct driver_input driver_read(const char *path)
{
    struct driver_input input = {malloc(1), 0};
    FILE *file = fopen(path, "rb");
    if (!file || !input.bytes) {
        fprintf(stderr, "fuzz driver: %s cannot be read\n", path);
        exit(1);
    }
    for (size_t got = 1; got > 0; input.n += got) {
        uint8_t *more = realloc(input.bytes, input.n + DRIVER_LONGEST);
        if (!more)
            abort();
        input.bytes = more;
        got = fread(input.bytes + input.n, 1, DRIVER_LONGEST, file);
    }
    fclose(file);
    return input;
}

static int driver_not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool driver_load(struct driver *d, const char *folder)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, driver_not_hidden, alphasort);
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (d->count < DRIVER_FILES)
            d->file[d->count++] = driver_read(path);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
    if (d->count == 0)
        fprintf(stderr, "fuzz driver: no files in %s\n", folder);
    return d->count > 0;
}

int main(int argc, char *argv[])
{
    static struct driver d = {.seed = UINT64_C(88172645463325252)};
    uint8_t *room = malloc(DRIVER_LONGEST);
    if (argc != 2 || !room || !driver_load(&d, argv[1]))
        return 1;
    signal(SIGABRT, driver_say);
    for (size_t i = 0; i < d.count; i++)
        driver_play(d.file[i].bytes, d.file[i].n);
    for (int i = 0; i < DRIVER_MUTATIONS; i++)
        driver_mutate(&d, room);
    for (size_t i = 0; i < d.count; i++)
        free(d.file[i].bytes);
    free(room);
    printf("%zu files and %d mutations played\n", d.count, (int)DRIVER_MUTATIONS);
    return 0;
}
