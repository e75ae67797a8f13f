// The pretrained weights, embedded so that the program is a single file.
#ifndef PRETRAINED_WEIGHTS_H
#define PRETRAINED_WEIGHTS_H
#include <stddef.h>

/// The bytes of Data/pretrained.safetensors.
const unsigned char *pretrained_weights(void);
size_t pretrained_weights_count(void);

#endif
