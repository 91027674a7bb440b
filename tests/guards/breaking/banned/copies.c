#include <string.h>
void copies(char *to, const char *from);
void copies(char *to, const char *from)
{
    strcpy(to, from);
}
