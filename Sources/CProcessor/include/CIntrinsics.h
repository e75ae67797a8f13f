// Single instructions that Swift cannot express: shuffles, which written element by element compile to ten times as
// many instructions, comparison masks, and prefetch hints.
#ifndef C_INTRINSICS_H
#define C_INTRINSICS_H

typedef float floats4 __attribute__((ext_vector_type(4)));
typedef float floats8 __attribute__((ext_vector_type(8)));
typedef unsigned words8 __attribute__((ext_vector_type(8)));
typedef _Bool flags8 __attribute__((ext_vector_type(8)));

/// The elements of `a` with even indices, then those of `b`.
static inline floats4 even4(floats4 a, floats4 b) { return __builtin_shufflevector(a, b, 0, 2, 4, 6); }

/// The elements of `a` with odd indices, then those of `b`.
static inline floats4 odd4(floats4 a, floats4 b) { return __builtin_shufflevector(a, b, 1, 3, 5, 7); }

/// `even4` of the lower halves, then of the upper halves.
static inline floats8 even8(floats8 a, floats8 b) {
  return __builtin_shufflevector(a, b, 0, 2, 8, 10, 4, 6, 12, 14);
}

/// `odd4` of the lower halves, then of the upper halves.
static inline floats8 odd8(floats8 a, floats8 b) {
  return __builtin_shufflevector(a, b, 1, 3, 9, 11, 5, 7, 13, 15);
}

/// `low`, then `high`.
static inline floats8 join8(floats4 low, floats4 high) {
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
}

/// Bit i is set if element i is not zero.
static inline unsigned nonzero_bits8(words8 words) {
  flags8 flags = __builtin_convertvector(words != 0, flags8);
  unsigned char bits;
  __builtin_memcpy(&bits, &flags, sizeof bits);
  return bits;
}

/// Prefetches the cache line at `address`. Any address is allowed.
static inline void prefetch(const void *address) { __builtin_prefetch(address); }

/// Prefetches a cache line for writing, taking ownership from other cores. Processors without this hint prefetch for
/// reading, or do nothing.
static inline void prefetch_to_write(const void *address) { __builtin_prefetch(address, 1); }

#endif
