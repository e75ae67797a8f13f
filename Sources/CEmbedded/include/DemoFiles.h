// The files of the page that `digits export` makes, as part of the program: what a web developer edits in `page/` is
// what is embedded here, byte for byte.
#ifndef DEMO_FILES_H
#define DEMO_FILES_H
#include <stddef.h>

/// A file of the page: its path in `page/`, and its bytes.
struct demo_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// All of the files, `demo_file_count` of them.
const struct demo_file *demo_files(void);
size_t demo_file_count(void);

#endif
