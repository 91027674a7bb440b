#include "winnow/store/pairs.h"
