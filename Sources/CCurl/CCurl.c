// Finds libcurl's functions in a shared library opened at run time, and calls its variadic ones with correctly typed
// arguments. There is no global state: the table belongs to the caller.
#include "CCurl.h"

#include <dlfcn.h>

enum {
  OPTION_WRITE_FUNCTION = 20011,
  OPTION_PROGRESS_FUNCTION = 20219,  // CURLOPT_XFERINFOFUNCTION, 7.32.0
  INFO_RESPONSE_CODE = 0x200002,     // long
  INFO_PRETRANSFER_TIME = 0x300006,  // double
  INFO_CONTENT_LENGTH = 0x60000F,    // int64_t, 7.55.0
  GLOBAL_ALL = 3,
};

bool ccurl_open(CCurlLibrary *library, const char *name) {
  void *image = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (image == NULL) return false;
  int (*global_init)(long) = (int (*)(long))dlsym(image, "curl_global_init");
  library->easy_init = (void *(*)(void))dlsym(image, "curl_easy_init");
  library->easy_cleanup = (void (*)(void *))dlsym(image, "curl_easy_cleanup");
  library->easy_perform = (int (*)(void *))dlsym(image, "curl_easy_perform");
  library->easy_setopt = (int (*)(void *, int, ...))dlsym(image, "curl_easy_setopt");
  library->easy_getinfo = (int (*)(void *, int, ...))dlsym(image, "curl_easy_getinfo");
  return global_init && library->easy_init && library->easy_cleanup && library->easy_perform &&
         library->easy_setopt && library->easy_getinfo && global_init(GLOBAL_ALL) == CCURL_OK;
}

void *ccurl_init(const CCurlLibrary *library) { return library->easy_init(); }

void ccurl_cleanup(const CCurlLibrary *library, void *handle) { library->easy_cleanup(handle); }

int ccurl_perform(const CCurlLibrary *library, void *handle) { return library->easy_perform(handle); }

int ccurl_set_long(const CCurlLibrary *library, void *handle, enum CCurlOption option, long value) {
  return library->easy_setopt(handle, option, value);
}

int ccurl_set_pointer(const CCurlLibrary *library, void *handle, enum CCurlOption option, const void *value) {
  return library->easy_setopt(handle, option, value);
}

int ccurl_set_write(const CCurlLibrary *library, void *handle, CCurlWrite function) {
  return library->easy_setopt(handle, OPTION_WRITE_FUNCTION, function);
}

int ccurl_set_progress(const CCurlLibrary *library, void *handle, CCurlProgress function) {
  return library->easy_setopt(handle, OPTION_PROGRESS_FUNCTION, function);
}

long ccurl_response_code(const CCurlLibrary *library, void *handle) {
  long code = 0;
  return library->easy_getinfo(handle, INFO_RESPONSE_CODE, &code) == CCURL_OK ? code : 0;
}

int64_t ccurl_content_length(const CCurlLibrary *library, void *handle) {
  int64_t length = -1;
  return library->easy_getinfo(handle, INFO_CONTENT_LENGTH, &length) == CCURL_OK ? length : -1;
}

double ccurl_pretransfer_time(const CCurlLibrary *library, void *handle) {
  double seconds = 0;
  return library->easy_getinfo(handle, INFO_PRETRANSFER_TIME, &seconds) == CCURL_OK ? seconds : 0;
}
