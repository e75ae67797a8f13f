// Processor features. None of this is compiled for a wide instruction set.
#ifndef CPU_FEATURES_H
#define CPU_FEATURES_H
#include <stdbool.h>

/// Whether AVX2 and FMA are present and the operating system saves their registers.
bool cpu_supports_avx2(void);

/// Whether the AVX-512 subsets that KernelsAVX512 is compiled with (F, VL, DQ, BW) are present and the operating system
/// saves their registers.
bool cpu_supports_avx512(void);

/// The number of processors available to this process by affinity and quota, or 0 if unknown.
int cpu_allowed_count(void);

/// The CPU quota of the control group at `folder`, in processors, rounded up; 0 for no limit. Supports version 2,
/// <https://docs.kernel.org/admin-guide/cgroup-v2.html> (`cpu.max`), and version 1,
/// <https://docs.kernel.org/scheduler/sched-bwc.html>.
int cpu_quota(const char *folder);

/// Hints that this is a spin loop: saves power and leaves execution resources to a sibling thread.
static inline void cpu_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#endif
