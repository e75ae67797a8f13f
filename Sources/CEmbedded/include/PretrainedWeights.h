// The pretrained weights as part of the program, so that one copied file is the whole tool.
#ifndef PRETRAINED_WEIGHTS_H
#define PRETRAINED_WEIGHTS_H
#include <stddef.h>

/// The bytes of Data/pretrained.safetensors.
const unsigned char *pretrained_weights(void);
size_t pretrained_weights_count(void);

#endif
