// The pretrained weights as part of the program, so that one copied file is the whole tool.
#ifndef CPRETRAINED_H
#define CPRETRAINED_H
#include <stddef.h>

/// The bytes of Data/pretrained.safetensors.
extern const unsigned char pretrained_weights[];
extern const size_t pretrained_weights_count;

#endif
