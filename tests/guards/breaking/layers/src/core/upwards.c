#include "winnow/store/store.h"
