#ifndef BRANDSIEVE_CSYSTEM_H
#define BRANDSIEVE_CSYSTEM_H

/* Swaps what two paths name, in one step that no reader can see half of (renameat2 with RENAME_EXCHANGE, which Swift's Glibc lacks).
   Returns 0, or -1 with errno set: EINVAL or ENOSYS where the file system or the kernel cannot do it. */
int bs_exchange(const char *one, const char *other);

/* flock(2); Swift cannot tell the function from the structure of the same name. */
int bs_flock(int descriptor, int operation);

/* syncfs(2), which Swift's Glibc lacks. */
int bs_syncfs(int descriptor);

#endif
