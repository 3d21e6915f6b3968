#ifndef BRANDSIEVE_ICU_SHIM_H
#define BRANDSIEVE_ICU_SHIM_H

#include "fold.h"
#include "transliterate.h"

#endif
