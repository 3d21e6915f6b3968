#define _GNU_SOURCE
#include "CSystem.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

int bs_exchange(const char *one, const char *other) { return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE); }

int bs_flock(int descriptor, int operation) { return flock(descriptor, operation); }

int bs_syncfs(int descriptor) { return syncfs(descriptor); }
