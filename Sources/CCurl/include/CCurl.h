// The functions of libcurl that downloads need, looked up at run time. Written in C because Swift cannot call a
// variadic function through a pointer.
//
// The numbers below are part of libcurl's binary interface, which has not changed since 7.16.0 (2006); younger options
// name their version. Source: <https://curl.se/libcurl/abi.html>, include/curl/curl.h.
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The entry points of an opened libcurl. Variadic functions are kept as variadic pointers: on arm64 macOS variadic
/// arguments are passed on the stack, so a call through a fixed-arity pointer would pass garbage.
typedef struct {
  void *(*easy_init)(void);
  void (*easy_cleanup)(void *handle);
  int (*easy_perform)(void *handle);
  int (*easy_setopt)(void *handle, int option, ...);
  int (*easy_getinfo)(void *handle, int info, ...);
} CCurlLibrary;

enum CCurlOption {
  CCURL_WRITE_DATA = 10001,
  CCURL_URL = 10002,
  CCURL_RANGE = 10007,
  CCURL_ERROR_BUFFER = 10010,
  CCURL_USER_AGENT = 10018,
  CCURL_PROGRESS_DATA = 10057,
  CCURL_LOW_SPEED_LIMIT = 19,
  CCURL_LOW_SPEED_TIME = 20,
  CCURL_NO_PROGRESS = 43,
  CCURL_FAIL_ON_ERROR = 45,
  CCURL_FOLLOW_LOCATION = 52,
  CCURL_MAX_REDIRECTS = 68,
  CCURL_NO_SIGNAL = 99,
  CCURL_CONNECT_TIMEOUT_MS = 156,  // 7.16.2
  CCURL_PROTOCOLS = 181,           // 7.19.4
  CCURL_REDIRECT_PROTOCOLS = 182,  // 7.19.4
};

/// The bits of `CCURL_PROTOCOLS`.
enum { CCURL_HTTP = 1, CCURL_HTTPS = 2 };

/// The minimum size of the buffer given as `CCURL_ERROR_BUFFER`.
enum { CCURL_ERROR_SIZE = 256 };

/// The results of `ccurl_perform`.
enum CCurlCode {
  CCURL_OK = 0,
  CCURL_UNSUPPORTED_PROTOCOL = 1,
  CCURL_URL_MALFORMED = 3,
  CCURL_PROXY_NOT_FOUND = 5,
  CCURL_HOST_NOT_FOUND = 6,
  CCURL_NOT_CONNECTED = 7,
  CCURL_PARTIAL_FILE = 18,
  CCURL_STATUS_ERROR = 22,
  CCURL_WRITE_ERROR = 23,
  CCURL_TIMED_OUT = 28,
  CCURL_ABORTED_BY_CALLBACK = 42,
  CCURL_TOO_MANY_REDIRECTS = 47,
  CCURL_GOT_NOTHING = 52,
  CCURL_RECEIVE_ERROR = 56,
};

/// Receives `size * count` bytes of the body. Returns the number taken; any other number ends the transfer.
typedef size_t (*CCurlWrite)(char *bytes, size_t size, size_t count, void *context);

/// Called at least about once per second, more often while bytes arrive. A nonzero result ends the transfer.
typedef int (*CCurlProgress)(
    void *context, int64_t total, int64_t now, int64_t uploadTotal, int64_t uploadNow);

/// Opens the shared library `name` and fills in `library`; false if the library or one of its functions is missing. The
/// library stays open until the process ends.
bool ccurl_open(CCurlLibrary *library, const char *name);

void *ccurl_init(const CCurlLibrary *library);
void ccurl_cleanup(const CCurlLibrary *library, void *handle);
int ccurl_perform(const CCurlLibrary *library, void *handle);

int ccurl_set_long(const CCurlLibrary *library, void *handle, enum CCurlOption option, long value);
int ccurl_set_pointer(const CCurlLibrary *library, void *handle, enum CCurlOption option, const void *value);
int ccurl_set_write(const CCurlLibrary *library, void *handle, CCurlWrite function);
int ccurl_set_progress(const CCurlLibrary *library, void *handle, CCurlProgress function);

/// The status of the last response, 0 if there was none.
long ccurl_response_code(const CCurlLibrary *library, void *handle);
/// The declared length of the last response's body, -1 if it declared none.
int64_t ccurl_content_length(const CCurlLibrary *library, void *handle);
/// Seconds from the start until the request could be sent, 0 if there was no connection.
double ccurl_pretransfer_time(const CCurlLibrary *library, void *handle);

#endif
