#include "fold.h"
