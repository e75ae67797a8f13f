#include "PretrainedWeights.h"

// #embed is a C23 feature that clang 19 and later, which Swift ships with, supports in all language modes.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The compiler records embedded files as dependencies, so changing one triggers a rebuild.
static const unsigned char weights[] = {
#embed "../../Data/pretrained.safetensors"
};

const unsigned char *pretrained_weights(void) { return weights; }

size_t pretrained_weights_count(void) { return sizeof weights; }
