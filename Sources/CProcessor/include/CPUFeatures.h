// What the processor can do. Nothing here is compiled for a wide instruction set.
#ifndef CPU_FEATURES_H
#define CPU_FEATURES_H
#include <stdbool.h>

/// Whether AVX2 and FMA are present and the operating system saves their registers.
bool cpu_supports_avx2(void);

/// Whether the AVX-512 subsets that KernelsAVX512 is compiled with (F, VL, DQ, BW) are present, and the operating system
/// saves their registers.
bool cpu_supports_avx512(void);

/// The number of processors that this process may run on and has the time of, or 0 when the system does not say.
int cpu_allowed_count(void);

/// For how many processors the control group at `folder` gives time, a part of one counting as one; 0 for no limit.
/// Of both versions: <https://docs.kernel.org/admin-guide/cgroup-v2.html>, `cpu.max`, and
/// <https://docs.kernel.org/scheduler/sched-bwc.html>.
int cpu_quota(const char *folder);

/// Tells the core that this is a waiting loop: saves power and leaves a sibling thread its resources.
static inline void cpu_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#endif
