#include "fold.h"
#include "transliterate.h"
