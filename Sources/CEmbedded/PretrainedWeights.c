#include "PretrainedWeights.h"

// The compiler that comes with Swift has had #embed in every language mode since version 19.
#pragma clang diagnostic ignored "-Wc23-extensions"

// A changed file is noticed by the build: the compiler lists it among those that this one depends on.
static const unsigned char weights[] = {
#embed "../../Data/pretrained.safetensors"
};

const unsigned char *pretrained_weights(void) { return weights; }

size_t pretrained_weights_count(void) { return sizeof weights; }
