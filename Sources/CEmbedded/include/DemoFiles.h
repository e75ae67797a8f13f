// The files in `page/`, the sources of the page that `digits export` makes, embedded byte for byte.
#ifndef DEMO_FILES_H
#define DEMO_FILES_H
#include <stddef.h>

/// A file of the page: its path in `page/` and its bytes.
struct demo_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// An array of all files, with `demo_file_count()` elements.
const struct demo_file *demo_files(void);
size_t demo_file_count(void);

#endif
