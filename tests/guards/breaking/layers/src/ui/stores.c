#include "winnow/store/records.h"
