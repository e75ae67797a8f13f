#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif
#include <stdio.h>
#include <unistd.h>
#if defined(__x86_64__) && !defined(__APPLE__)
#include <cpuid.h>
#endif

#include "CPUFeatures.h"

#if defined(__x86_64__) && defined(__APPLE__)
// macOS enables the wide registers on first use; the compiler's built-in check accounts for that.
bool cpu_supports_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

bool cpu_supports_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}
#elif defined(__x86_64__)
// The compiler's __builtin_cpu_supports would link a constructor that runs all CPUID queries at every start of the
// program, and a virtual machine takes tens of microseconds for each.
//
// Whether the operating system saves the registers in `state`, bits of XCR0, and the processor has the features in
// `leaf1`, bits of ecx of leaf 1, and `leaf7`, bits of ebx of leaf 7. Source: Intel 64 and IA-32 Architectures Software
// Developer's Manual, volume 1, section 15.2.
static bool supports(unsigned state, unsigned leaf1, unsigned leaf7) {
  unsigned eax, ebx, ecx, edx;
  __cpuid(0, eax, ebx, ecx, edx);
  if (eax < 7) return false;
  __cpuid(1, eax, ebx, ecx, edx);
  leaf1 |= bit_OSXSAVE;
  if ((ecx & leaf1) != leaf1) return false;
  __asm__("xgetbv" : "=a"(eax), "=d"(edx) : "c"(0));
  if ((eax & state) != state) return false;
  __cpuid_count(7, 0, eax, ebx, ecx, edx);
  return (ebx & leaf7) == leaf7;
}

// XMM and YMM.
static const unsigned avx_state = 1 << 1 | 1 << 2;
// Mask registers and both parts of ZMM.
static const unsigned avx512_state = 1 << 5 | 1 << 6 | 1 << 7;

bool cpu_supports_avx2(void) { return supports(avx_state, bit_AVX | bit_FMA, bit_AVX2); }

bool cpu_supports_avx512(void) {
  return supports(
      avx_state | avx512_state, bit_AVX, bit_AVX512F | bit_AVX512VL | bit_AVX512DQ | bit_AVX512BW);
}
#else
bool cpu_supports_avx2(void) { return false; }
bool cpu_supports_avx512(void) { return false; }
#endif

// Reads `wanted` numbers from the file at `path` with `format`; returns whether all were read.
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
  // The affinity mask, to respect `taskset`, limited by the container's CPU quota.
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
    int count = CPU_COUNT(&allowed), quota = cpu_quota("/sys/fs/cgroup");
    return quota > 0 && quota < count ? quota : count;
  }
#endif
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int)online : 0;
}
