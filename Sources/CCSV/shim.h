#include <csv.h>

/* Says of no byte that it is a space or a line end. In C, since libcsv calls it for nearly every byte. */
static int csv_never(unsigned char byte) {
  (void)byte;
  return 0;
}
