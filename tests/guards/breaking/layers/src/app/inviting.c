#include "winnow/app/reconciling.h"
