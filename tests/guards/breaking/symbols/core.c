#include <stdio.h>
int sqlite3_open(const char *path, void **db);
int counter_of_calls;
int wn_core_breaks(void **db);
int wn_core_breaks(void **db)
{
    counter_of_calls++;
    printf("core prints\n");
    return sqlite3_open("x", db);
}
int nameless_function(void);
int nameless_function(void)
{
    return counter_of_calls;
}
