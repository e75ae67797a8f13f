#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif
#include <stdio.h>
#include <unistd.h>

#include "CPUFeatures.h"

// Whether `path` could be read as so many numbers, which are put where they belong.
static bool scan(const char *path, const char *format, long long *first, long long *second, int wanted) {
  FILE *file = fopen(path, "re");
  if (!file) return false;
  int found = fscanf(file, format, first, second);
  fclose(file);
  return found == wanted;
}

int cpu_quota(const char *folder) {
  char path[256];
  long long quota = 0, period = 0;
  snprintf(path, sizeof path, "%s/cpu.max", folder);
  bool known = scan(path, "%lld %lld", &quota, &period, 2);
  if (!known) {
    snprintf(path, sizeof path, "%s/cpu/cpu.cfs_quota_us", folder);
    known = scan(path, "%lld", &quota, NULL, 1);
    snprintf(path, sizeof path, "%s/cpu/cpu.cfs_period_us", folder);
    known = known && scan(path, "%lld", &period, NULL, 1);
  }
  if (!known || quota <= 0 || period <= 0 || quota / period >= 1 << 20) return 0;
  return (int)((quota + period - 1) / period);
}

int cpu_allowed_count(void) {
#ifdef __linux__
  // The affinity mask, so that `taskset` is honoured, and no more than a container may use at a time.
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
    int count = CPU_COUNT(&allowed), quota = cpu_quota("/sys/fs/cgroup");
    return quota > 0 && quota < count ? quota : count;
  }
#endif
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int)online : 0;
}
